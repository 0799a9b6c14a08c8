/** How many characters are kept at most, twice over. */
const LIMIT = 4_000_000;

/** Texts made of values that never change. Those asked for last are kept: the others go when there are too many. */
export class KeptTexts {
  #young = new Map<object, string>();
  #old = new Map<object, string>();
  #length = 0;

  /** The text of a value, made when it is not kept. */
  of(value: object, make: (value: object) => string): string {
    const young = this.#young.get(value);
    if (young !== undefined) return young;
    const text = this.#old.get(value) ?? inOnePiece(make(value));
    if (this.#length > LIMIT) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#length = 0;
    }
    this.#young.set(value, text);
    this.#length += text.length;
    return text;
  }
}

/** V8 keeps a joined text as a tree of its parts, and would walk that tree each time. */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}
