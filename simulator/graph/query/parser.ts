import { ExpressionParser } from './expression-parser';
import { QueryError } from './lexer';
import type { Expression, Named, Operator, OrderKey, Query } from './syntax';

/** The name of a column for which none is given: of a path its keys, of a count `count_`. */
function nameOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'column':
      return expression.name;
    case 'member': {
      const of = nameOf(expression.of);
      return of === undefined || typeof expression.key === 'number' ? undefined : `${of}_${expression.key}`;
    }
    case 'call':
      return expression.name === 'count' ? 'count_' : undefined;
    default:
      return undefined;
  }
}

class Parser extends ExpressionParser {
  query(): Query {
    const { value: table, ...place } = this.take('name');
    const operators: Operator[] = [];
    while (this.takeIf('|')) operators.push(this.operator());
    this.take('end');
    return { table: table.toLowerCase(), place, operators };
  }

  private operator(): Operator {
    const word = this.take('name');
    switch (word.value) {
      case 'where':
        return { kind: 'where', condition: this.expression(), place: word };
      case 'extend':
      case 'project':
      case 'distinct':
        return { kind: word.value, columns: this.list(() => this.named()) };
      case 'summarize': {
        const counts = this.list(() => this.named());
        return { kind: 'summarize', counts, by: this.takeIf('by') ? this.list(() => this.named()) : [] };
      }
      case 'order':
      case 'sort':
        this.take('name', 'by');
        return { kind: 'order', keys: this.list(() => this.orderKey()) };
      case 'limit':
      case 'take':
        return { kind: 'limit', rows: Number(this.take('number').value) };
      case 'count':
        return { kind: 'count' };
      default:
        throw new QueryError('InvalidQueryLanguage', word, `There is no operator ${word.value} here.`);
    }
  }

  private named(): Named {
    const [first, second] = [this.look(), this.look(1)];
    if (first.kind === 'name' && second.text === '=') {
      this.take('name');
      this.take('symbol', '=');
      return { name: first.value, expression: this.expression(), place: first };
    }
    const expression = this.expression();
    const name = nameOf(expression);
    if (name === undefined) throw new QueryError('InvalidQueryLanguage', first, 'Give this column a name.');
    return { name, expression, place: first };
  }

  /** Descending, unless said otherwise: the language's own default. */
  private orderKey(): OrderKey {
    const place = this.look();
    const expression = this.expression();
    const ascending = this.takeIf('asc');
    if (!ascending) this.takeIf('desc');
    return { expression, descending: !ascending, place };
  }
}

/** @throws QueryError for what is wrong, or not in the subset that is simulated */
export const parse = (query: string): Query => new Parser(query).query();
