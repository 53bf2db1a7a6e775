/** The text/event-stream format, https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream. */
import {
  NumberParseInt, RegExpPrototypeExec, StringPrototypeCharCodeAt, StringPrototypeIncludes, StringPrototypeIndexOf,
  StringPrototypeSlice,
} from '../primordials.js';
import { Utf8Decoder } from '../utf8.js';

const BREAK = /\r\n|\n|\r/;
const DIGITS = /^[0-9]+$/;

/** Feeds on chunks; tells of events and of changes of the reconnection time. */
export class EventStreamParser {
  #decoder = new Utf8Decoder(false);
  #sink;
  #text = '';
  #started = false;
  #data = '';
  #type = '';
  #id;

  /** `sink`: { dispatch(type, data, id), retry(milliseconds) }. */
  constructor(lastEventId, sink) {
    this.lastEventId = this.#id = lastEventId;
    this.#sink = sink;
  }

  feed(bytes) {
    let text = this.#decoder.decode(bytes, true);
    if (!this.#started && text !== '') {
      this.#started = true;
      if (StringPrototypeCharCodeAt(text, 0) === 0xfeff) text = StringPrototypeSlice(text, 1);
    }
    this.#text += text;
    for (;;) {
      const match = RegExpPrototypeExec(BREAK, this.#text);
      if (match === null) return;
      const end = match.index + match[0].length;
      // A CR at the very end may be half of a CR LF.
      if (match[0] === '\r' && end === this.#text.length) return;
      const line = StringPrototypeSlice(this.#text, 0, match.index);
      this.#text = StringPrototypeSlice(this.#text, end);
      this.#line(line);
    }
  }

  #line(line) {
    if (line === '') {
      this.#end();
      return;
    }
    const colon = StringPrototypeIndexOf(line, ':');
    if (colon === 0) return;
    const field = colon < 0 ? line : StringPrototypeSlice(line, 0, colon);
    let value = colon < 0 ? '' : StringPrototypeSlice(line, colon + 1);
    if (value[0] === ' ') value = StringPrototypeSlice(value, 1);
    if (field === 'event') this.#type = value;
    else if (field === 'data') this.#data += `${value}\n`;
    else if (field === 'id' && !StringPrototypeIncludes(value, '\0')) this.#id = value;
    else if (field === 'retry' && RegExpPrototypeExec(DIGITS, value) !== null) this.#sink.retry(NumberParseInt(value, 10));
  }

  #end() {
    this.lastEventId = this.#id;
    const data = this.#data;
    const type = this.#type;
    this.#data = this.#type = '';
    if (data !== '') this.#sink.dispatch(type === '' ? 'message' : type, StringPrototypeSlice(data, 0, -1), this.lastEventId);
  }
}
