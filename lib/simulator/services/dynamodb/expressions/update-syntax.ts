import type { Reader } from './reader.ts';
import type { ActionSyntax, Section, SectionSyntax, ValueSyntax } from './syntax.ts';

const SECTIONS: readonly Section[] = ['SET', 'REMOVE', 'ADD', 'DELETE'];

export function readUpdateSyntax(reader: Reader): SectionSyntax[] {
  const sections: SectionSyntax[] = [];
  do {
    const section = SECTIONS.find((word) => reader.takeWord(word));
    if (section === undefined) throw reader.syntaxError();
    const actions: ActionSyntax[] = [];
    do actions.push(readAction(reader, section));
    while (reader.takeSymbol(','));
    sections.push({ section, actions });
  } while (reader.peek().kind !== 'end');
  return sections;
}

function readAction(reader: Reader, section: Section): ActionSyntax {
  const path = reader.path();
  if (section === 'REMOVE') return { section, path, value: undefined };
  if (section === 'SET') {
    reader.expectSymbol('=');
    return { section, path, value: readSetValue(reader) };
  }
  if (reader.peek().kind !== 'value-reference') throw reader.syntaxError();
  return { section, path, value: { kind: 'value', text: reader.next().text } };
}

/** At most one sum or difference, alone or in parentheses. */
function readSetValue(reader: Reader): ValueSyntax {
  if (!reader.isSymbol('(')) return readSum(reader);
  return reader.either(
    () => readSum(reader),
    () => {
      reader.expectSymbol('(');
      const value = readSum(reader);
      reader.expectSymbol(')');
      return value;
    },
  );
}

function readSum(reader: Reader): ValueSyntax {
  const left = reader.operand();
  const sign = (['+', '-'] as const).find((symbol) => reader.takeSymbol(symbol));
  return sign === undefined ? left : { kind: sign, operands: [left, reader.operand()] };
}
