// The bench's machines for XState 5: the small ones written by hand as one would write them;
// phan-bien.scxml is converted, as far as it uses SCXML: states, parallel, history, guards,
// assignments, eventless transitions.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assign, createMachine } from 'xstate';

const sax = createRequire(import.meta.url)('@scion-scxml/sax');

const next = target => ({ on: { next: target } });

const flat = () =>
  createMachine({
    id: 'flat',
    initial: 's1',
    states: { s1: next('s2'), s2: next('s3'), s3: next('s4'), s4: next('s5'), s5: next('s1') },
  });

const region = name => ({
  initial: `${name}1`,
  states: { [`${name}1`]: next(`${name}2`), [`${name}2`]: next(`${name}1`) },
});
const parallel = () =>
  createMachine({
    id: 'parallel',
    initial: 'all',
    states: {
      all: { type: 'parallel', states: { a: region('a'), b: region('b'), c: region('c') } },
    },
  });

const guarded = () =>
  createMachine({
    id: 'guarded',
    initial: 'low',
    context: { count: 0 },
    states: {
      low: {
        on: {
          add: [
            {
              guard: ({ context, event }) => context.count >= 3 && event.data.step > 0,
              target: 'high',
              actions: assign({ count: 0 }),
            },
            {
              guard: ({ context }) => context.count < 3,
              target: 'low',
              reenter: true,
              actions: assign({ count: ({ context, event }) => context.count + event.data.step }),
            },
          ],
        },
      },
      high: {
        on: { add: { target: 'low', actions: assign({ count: ({ event }) => event.data.step }) } },
      },
    },
  });

// The elements of the SCXML namespace as { tag, attributes, children }.
function elementsOf(text) {
  const parser = sax.parser(true, { xmlns: true });
  const stack = [{ children: [] }];
  parser.onopentag = ({ local, uri, attributes }) => {
    const own = Object.values(attributes).filter(({ uri }) => uri === '');
    const element = {
      tag: local,
      foreign: uri !== 'http://www.w3.org/2005/07/scxml',
      attributes: Object.fromEntries(own.map(({ local, value }) => [local, value])),
      children: [],
    };
    if (!element.foreign) stack.at(-1).children.push(element);
    stack.push(element);
  };
  parser.onclosetag = () => stack.pop();
  parser.write(text).close();
  return stack[0].children[0];
}

const childrenOf = (element, ...tags) => element.children.filter(({ tag }) => tags.includes(tag));

// An expression over the machine's data and the event, as a function.
function compiled(expression, names) {
  return new Function(...names, '_event', `return (${expression})`);
}

class Converter {
  constructor(root) {
    this.root = root;
    const data = childrenOf(root, 'datamodel').flatMap(model => childrenOf(model, 'data'));
    this.names = data.map(({ attributes }) => attributes.id);
    this.context = Object.fromEntries(
      data.map(({ attributes }) => [attributes.id, compiled(attributes.expr ?? 'undefined', [])()]),
    );
  }

  evaluator(expression) {
    const evaluate = compiled(expression, this.names);
    return ({ context, event }) =>
      evaluate(...this.names.map(name => context[name]), { name: event.type, data: event.data });
  }

  actions(element) {
    return element.children.map(({ tag, attributes }) => {
      if (tag !== 'assign') throw new Error(`<${tag}> is not converted`);
      return assign({ [attributes.location]: this.evaluator(attributes.expr) });
    });
  }

  transition(element) {
    const { cond, target } = element.attributes;
    return {
      ...(cond && { guard: this.evaluator(cond) }),
      ...(target && { target: `#${target}`, reenter: true }),
      actions: this.actions(element),
    };
  }

  state(element) {
    const { id, initial, type } = element.attributes;
    if (element.tag === 'history') {
      const [fallback] = childrenOf(element, 'transition');
      const target = `#${fallback.attributes.target}`;
      return { id, type: 'history', history: type ?? 'shallow', target };
    }
    const inner = childrenOf(element, 'state', 'parallel', 'final', 'history');
    const config = { id, on: {}, always: [] };
    if (element.tag === 'parallel') config.type = 'parallel';
    if (element.tag === 'final') config.type = 'final';
    for (const one of childrenOf(element, 'transition')) {
      const events = one.attributes.event?.split(/\s+/);
      if (!events) config.always.push(this.transition(one));
      for (const event of events ?? []) {
        if (event.startsWith('done.state.')) {
          config.onDone = this.transition(one);
        } else {
          (config.on[event] ??= []).push(this.transition(one));
        }
      }
    }
    config.entry = childrenOf(element, 'onentry').flatMap(block => this.actions(block));
    config.exit = childrenOf(element, 'onexit').flatMap(block => this.actions(block));
    if (inner.length) {
      const named = inner.map(one => [one.attributes.id, this.state(one)]);
      config.states = Object.fromEntries(named);
    }
    if (initial && inner.length) config.initial = initial;
    return config;
  }

  machine() {
    const config = this.state(this.root);
    const { name, initial } = this.root.attributes;
    return createMachine({ ...config, id: name, initial, context: this.context });
  }
}

const byHand = { flat, parallel, guarded };

export function machineOf(name, file) {
  return byHand[name]?.() ?? new Converter(elementsOf(readFileSync(file, 'utf8'))).machine();
}
