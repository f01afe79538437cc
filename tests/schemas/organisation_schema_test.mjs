// Holds workflows/organisations/*.xml against schemas/organisation.xsd. Planted mistakes must fail.
import { holdAgainst } from "./whole_files.mjs";

const directory = (inside) =>
  `<directory xmlns="urn:phanbien:organisation:1" vi="a" en="b">${inside}</directory>`;
const organisation = (attributes, inside = "") =>
  directory(`<organisation id="o" vi="a" en="b" kind="front" level="province" ${attributes}>${inside}</organisation>`);

const fine = [
  directory(""),
  organisation('from="2025-07-01"', '<code scheme="qd20-2020" text="Z01.1"/><predecessor id="x"/><unit id="u" vi="a" en="b"/>'),
  directory('<person id="a" name="A"><holds post="p"/><away/><delegates to="b" matters="m n" when="always"/></person>'),
];
const planted = [
  "<directory/>",
  directory("<firm/>"),
  directory('<person id="A" name="A"/>'),
  directory('<person id="a"/>'),
  directory('<person id="a" name="A"><delegates to="b" when="sometimes"/></person>'),
  organisation('from="1/7/2025"'),
  organisation('from="2025-07-01Z"'),
  organisation("", '<unit id="u" vi="a" en="b"/><predecessor id="x"/>'),
  organisation("", '<code scheme="qd20-2020" text="h53"/>'),
  organisation("", '<unit id="u" vi="a" en="b"><post id="p" vi="a" en="b"/></unit>'),
];

holdAgainst("organisation.xsd", "organisations", { fine, planted });
