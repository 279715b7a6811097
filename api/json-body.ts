import type { FastifyInstance } from 'fastify';
import { Refusal } from '../domain/errors.ts';

/** The largest honest body is a filing with ten grounds; both numbers leave it much room. */
const MOST_LEVELS = 32;
const MOST_VALUES = 10_000;

/**
 * Takes JSON and no other body, and of JSON only what a form of ours could be: a million empty lists in a megabyte cost
 * the parser, the schema and its list of errors far more than they cost their sender. Planted prototypes are refused.
 */
export function jsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isTooMuch(body)) return done(new Refusal('too-large'), undefined);
    return parse(request, body, done);
  });
}

/** Looks at the text before it is parsed: levels by brackets, values by commas, both outside strings. */
export function isTooMuch(text: string): boolean {
  let levels = 0;
  let values = 1;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      levels += 1;
      if (levels > MOST_LEVELS) return true;
    } else if (character === ']' || character === '}') levels -= 1;
    else if (character === ',') {
      values += 1;
      if (values > MOST_VALUES) return true;
    }
  }
  return false;
}
