// Zip files as Office programs write them, read and written with what node has: enough to fill a cell of an
// exported table in a test.
import { crc32 as nodeCrc32, inflateRawSync } from "node:zlib";

export function crc32(bytes) {
  if (nodeCrc32) return nodeCrc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

// Names and bytes, in the archive's order.
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString("utf8", at + 46, at + 46 + nameSize);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const held = bytes.subarray(from, from + size);
    parts.set(name, method === 0 ? held : inflateRawSync(held));
    at += 46 + nameSize + extraSize + commentSize;
  }
  return parts;
}

// An archive of these parts (pairs of name and bytes), none of them deflated. `flags`: names are UTF-8;
// `day`: of MS-DOS, of every part.
export function zip(parts, { flags = 0x0800, day = 0 } = {}) {
  const body = [];
  const directory = [];
  let offset = 0;
  let count = 0;
  for (const [name, bytes] of parts) {
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(day, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(label.length, 22);
    body.push(Buffer.from("PK\x03\x04", "latin1"), head, label, bytes);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, entry, label);
    offset += 30 + label.length + bytes.length;
    ++count;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...body, index, Buffer.from("PK\x05\x06", "latin1"), end]);
}
