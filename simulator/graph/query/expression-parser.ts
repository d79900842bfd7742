import { QueryError, tokensOf, type Token } from './lexer';
import type { Comparison, Expression, Membership } from './syntax';

const comparisons: readonly Comparison[] = [
  ...(['==', '!=', '=~', '!~', '<', '<=', '>', '>='] as const),
  ...(['contains', '!contains', 'has', '!has', 'startswith', '!startswith', 'endswith', '!endswith'] as const),
];
const memberships: readonly Membership[] = ['in', '!in', 'in~', '!in~'];

/** By descent: `or`, `and`, one comparison, a path. */
export class ExpressionParser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(query: string) {
    this.tokens = tokensOf(query);
  }

  protected look(ahead = 0): Token {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (!token) throw new RangeError('A query has an end at least.');
    return token;
  }

  protected take(kind: Token['kind'], text?: string): Token {
    const token = this.look();
    if (token.kind !== kind || (text !== undefined && token.text !== text)) {
      throw new QueryError('ParserFailure', token, `Not ${token.text}, but ${text ?? `a ${kind}`} is expected.`);
    }
    this.at++;
    return token;
  }

  protected takeIf(text: string): boolean {
    const token = this.look();
    const found = token.kind !== 'text' && token.text === text;
    if (found) this.at++;
    return found;
  }

  protected list<Item>(item: () => Item): Item[] {
    const items = [item()];
    while (this.takeIf(',')) items.push(item());
    return items;
  }

  protected expression(): Expression {
    let left = this.conjunction();
    while (this.takeIf('or')) left = { kind: 'logical', operator: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Expression {
    let left = this.comparison();
    while (this.takeIf('and')) left = { kind: 'logical', operator: 'and', left, right: this.comparison() };
    return left;
  }

  private comparison(): Expression {
    const left = this.path();
    const place = this.look();
    if (place.kind === 'text') return left;
    const membership = memberships.find((operator) => operator === place.text);
    if (membership) {
      this.at++;
      this.take('symbol', '(');
      const list = this.list(() => this.path());
      this.take('symbol', ')');
      return { kind: 'membership', operator: membership, left, list };
    }
    const operator = comparisons.find((known) => known === place.text);
    if (!operator) return left;
    this.at++;
    return { kind: 'comparison', operator, left, right: this.path(), place };
  }

  private path(): Expression {
    let of = this.primary();
    for (;;) {
      const place = this.look();
      if (this.takeIf('.')) of = { kind: 'member', of, key: this.take('name').value, place };
      else if (this.takeIf('[')) {
        const key = this.look();
        of = { kind: 'member', of, key: key.kind === 'text' ? key.value : Number(this.look().value), place };
        this.take(key.kind === 'text' ? 'text' : 'number');
        this.take('symbol', ']');
      } else return of;
    }
  }

  private primary(): Expression {
    const place = this.look();
    if (this.takeIf('(')) {
      const inner = this.expression();
      this.take('symbol', ')');
      return inner;
    }
    if (place.kind === 'text' || place.kind === 'number') {
      this.at++;
      return { kind: 'literal', value: place.kind === 'text' ? place.value : Number(place.value), place };
    }
    const name = this.take('name').value;
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', place };
    if (!this.takeIf('(')) return { kind: 'column', name, place };
    const args = this.look().text === ')' ? [] : this.list(() => this.expression());
    this.take('symbol', ')');
    return { kind: 'call', name, args, place };
  }
}
