package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

// files are those of an exported log, by their path.
type files map[string][]byte

func readFiles(folder string) (files, error) {
	read := files{}
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		read[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	return read, err
}

func (f files) with(path string, bytes []byte) files {
	changed := files{}
	for name, content := range f {
		changed[name] = content
	}
	changed[path] = bytes
	return changed
}

// pathOf is a tile's path in C2SP tlog-tiles: that of Go's checksum database without the height, which is always 8
// here. A tile of level -1 holds the entries.
func pathOf(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

// tiles is a tlog.TileReader over the files; tlog authenticates what it reads by the tree's root.
type tiles struct {
	files files
	used  map[string]bool
}

func (t tiles) Height() int { return tileHeight }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		bytes, ok := t.files[pathOf(tile)]
		if !ok {
			return nil, fmt.Errorf("%s is missing", pathOf(tile))
		}
		t.used[pathOf(tile)] = true
		all = append(all, bytes)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// entriesOf reads the bundles that a tree of this size has: a big-endian uint16 length and the leaf, each.
func entriesOf(t tiles, size int64) ([][]byte, error) {
	var entries [][]byte
	for first := int64(0); first < size; first += tileWidth {
		width := size - first
		if width > tileWidth {
			width = tileWidth
		}
		at := tlog.Tile{H: tileHeight, L: -1, N: first / tileWidth, W: int(width)}
		read, err := t.ReadTiles([]tlog.Tile{at})
		if err != nil {
			return nil, err
		}
		rest := read[0]
		for i := int64(0); i < width; i++ {
			if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
				return nil, fmt.Errorf("%s is cut", pathOf(at))
			}
			length := 2 + int(binary.BigEndian.Uint16(rest))
			entries, rest = append(entries, rest[2:length]), rest[length:]
		}
		if len(rest) > 0 {
			return nil, fmt.Errorf("%s holds more than %d entries", pathOf(at), width)
		}
	}
	return entries, nil
}

// grown is the tree over the entries as tlog grows one, apart from any tile.
func grown(entries [][]byte) (tlog.HashReader, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	for i, entry := range entries {
		more, err := tlog.StoredHashes(int64(i), entry, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, more...)
	}
	return reader, nil
}

// goesOn checks that the tree goes on from the one that the older note states, and returns that one's size.
func goesOn(tree tlog.Tree, hashes tlog.HashReader, note []byte, keys *logKeys) (int64, error) {
	older, err := keys.open(note)
	if err != nil {
		return 0, err
	}
	if older.N > tree.N {
		return 0, fmt.Errorf("it is shorter than the older checkpoint")
	}
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return 0, err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
		return 0, fmt.Errorf("it does not go on from the older checkpoint: %v", err)
	}
	return older.N, nil
}

// verify checks everything in the files but against older logs, and returns the tree, its hashes and the log's keys.
// The key is any that the log ever had: changes in the entries lead to the one that signs, so these are read first.
func verify(all files, key string) (tlog.Tree, tlog.HashReader, *logKeys, error) {
	keys := &logKeys{trusted: key}
	tree, hashes, err := verifyBy(all, keys)
	return tree, hashes, keys, err
}

func verifyBy(all files, keys *logKeys) (tlog.Tree, tlog.HashReader, error) {
	var tree tlog.Tree
	size, err := statedSize(all["checkpoint"])
	if err != nil {
		return tree, nil, err
	}
	stored := tiles{all, map[string]bool{"checkpoint": true}}
	entries, err := entriesOf(stored, size)
	if err != nil {
		return tree, nil, err
	}
	for i, entry := range entries {
		if err := keys.take(entry, int64(i)); err != nil {
			return tree, nil, err
		}
	}
	tree, err = keys.open(all["checkpoint"])
	if err != nil {
		return tree, nil, err
	}
	whole, err := grown(entries)
	if err != nil {
		return tree, nil, err
	}
	root, err := tlog.TreeHash(tree.N, whole)
	if err != nil {
		return tree, nil, err
	}
	if root != tree.Hash {
		return tree, nil, fmt.Errorf("the entries give another root")
	}
	hashes := tlog.TileHashReader(tree, stored)
	for i, entry := range entries {
		proof, err := tlog.ProveRecord(tree.N, int64(i), hashes)
		if err != nil {
			return tree, nil, fmt.Errorf("entry %d: %v", i, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(entry)); err != nil {
			return tree, nil, fmt.Errorf("entry %d: %v", i, err)
		}
	}
	for path := range all {
		if !stored.used[path] {
			return tree, nil, fmt.Errorf("%s is no file of this log", path)
		}
	}
	return tree, hashes, nil
}

func checkLog(folder, key, older string) (string, error) {
	all, err := readFiles(folder)
	if err != nil {
		return "", err
	}
	tree, hashes, keys, err := verify(all, key)
	if err != nil {
		return "", err
	}
	signed, err := os.ReadFile(older)
	if err != nil {
		return "", err
	}
	before, err := goesOn(tree, hashes, signed, keys)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("checkpoint signed, the key changed %d times; %d files; %d entries proved to be in root %v; goes on from %d entries",
		len(keys.changes), len(all), tree.N, tree.Hash, before), nil
}

// checkChanges spoils each file in turn, at its first, middle and last byte.
func checkChanges(folder, key string) (string, error) {
	all, err := readFiles(folder)
	if err != nil {
		return "", err
	}
	if _, _, _, err := verify(all, key); err != nil {
		return "", err
	}
	var paths []string
	for path := range all {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	refused := 0
	for _, path := range paths {
		for _, at := range []int{0, len(all[path]) / 2, len(all[path]) - 1} {
			spoiled := append([]byte{}, all[path]...)
			spoiled[at] ^= 1
			if _, _, _, err := verify(all.with(path, spoiled), key); err == nil {
				return "", fmt.Errorf("byte %d of %s was changed and not found", at, path)
			}
			refused++
		}
	}
	return fmt.Sprintf("%d changed bytes in %d files, each refused", refused, len(paths)), nil
}
