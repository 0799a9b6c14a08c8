import sax from 'sax';
import { type Chunks, textOf } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';

/** An element that has ended, with what stood in it besides other elements. */
export interface XmlElement {
  /** Names from the root, `rss/channel/item/title`. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * The elements of an XML document in the order in which they end, so that a parent comes after its children.
 * @throws FeedFault when it is no XML, has another root, or ends too soon.
 */
export async function* xmlElements(chunks: Chunks, root: string): AsyncGenerator<XmlElement, void> {
  const parser = sax.parser(true, { trim: true });
  const open: { path: string; attributes: Record<string, string>; text: string }[] = [];
  let ended: XmlElement[] = [];
  let complete = false;
  let fault: Error | undefined;
  parser.onopentag = ({ name, attributes }) => {
    if (open.length === 0 && name !== root) throw new FeedFault(`found <${name}>, wanted <${root}>`);
    const path = [open.at(-1)?.path, name].filter((part) => part !== undefined).join('/');
    open.push({ path, attributes: attributes as Record<string, string>, text: '' });
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    ended.push(open.pop() as XmlElement);
    complete = open.length === 0;
  };
  parser.onerror = (error) => {
    fault = error;
    parser.resume();
  };
  for await (const text of textOf(chunks)) {
    parser.write(text);
    if (fault !== undefined) throw new FeedFault(`found no XML: ${fault.message.split('\n')[0]}`);
    yield* ended;
    ended = [];
  }
  if (!complete) throw new FeedFault('ends in the middle of its XML');
}
