// Holds workflows/routes/*.xml against schemas/route.xsd. Planted mistakes must fail.
import { holdAgainst } from "./whole_files.mjs";

const route = (inside, attributes = 'id="r" version="1" vi="a" en="b"') =>
  `<route xmlns="urn:phanbien:route:1" ${attributes}>${inside}</route>`;
const step = (attributes, id = "s") => `<step id="${id}" vi="a" en="b" of="host" role="chair" days="2" ${attributes}/>`;
const fact = (attributes) => `<fact vi="a" en="b" ${attributes}/>`;

const fine = [
  route(step("")),
  route(
    fact('id="important" type="flag"') + fact('id="pages" type="count"') + fact('id="field" type="text"') +
      step("") +
      step('after="s" quorum="all" when="pages &gt; 2" other_than="s" basis="Luật" remind="0" escalate="chair vice_chair" silence="escalate" bulk="yes"', "t") +
      step('quorum="99" silence="consent" silence_basis="Luật"', "u"),
  ),
  route('<step id="s" vi="a" en="b" of="author_head" days="250"/>'),
];
const planted = [
  "<route/>",
  route(""),
  route("<gate/>"),
  route(step(""), 'id="r" vi="a" en="b"'),
  route(step(""), 'id="R" version="1" vi="a" en="b"'),
  route(step("") + step("")),
  route(fact('id="x" type="flag"') + fact('id="x" type="text"') + step("")),
  route(fact('id="x-y" type="flag"') + step("")),
  route(fact('id="x" type="number"') + step("")),
  route('<step id="s" vi="a" en="b" of="everywhere" role="chair" days="2"/>'),
  route('<step id="s" vi="a" en="b" of="host" role="chair"/>'),
  route('<step id="s" vi="a" en="b" of="host" role="chair" days="0"/>'),
  route('<step id="s" vi="a" of="host" role="chair" days="2"/>'),
  route(step('quorum="0"')),
  route(step('quorum="most"')),
  route(step('remind="-1"')),
  route(step('silence="yes"')),
  route(step('bulk="true"')),
  route(step('when=""')),
  route(step('until="2026-01-01"')),
];

holdAgainst("route.xsd", "routes", { fine, planted });
