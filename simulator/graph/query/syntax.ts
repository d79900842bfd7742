import type { Place } from './lexer';

export type Comparison =
  | '=='
  | '!='
  | '=~'
  | '!~'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'contains'
  | '!contains'
  | 'has'
  | '!has'
  | 'startswith'
  | '!startswith'
  | 'endswith'
  | '!endswith';

export type Membership = 'in' | '!in' | 'in~' | '!in~';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly place: Place }
  | { readonly kind: 'column'; readonly name: string; readonly place: Place }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: string | number; readonly place: Place }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly place: Place }
  | { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  | {
      readonly kind: 'membership';
      readonly operator: Membership;
      readonly left: Expression;
      readonly list: readonly Expression[];
    };

/** A column of the result, with the name that it is given. */
export interface Named {
  readonly name: string;
  readonly expression: Expression;
  readonly place: Place;
}

export interface OrderKey {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly place: Place;
}

export type Operator =
  | { readonly kind: 'where'; readonly condition: Expression; readonly place: Place }
  | { readonly kind: 'extend' | 'project' | 'distinct'; readonly columns: readonly Named[] }
  | { readonly kind: 'summarize'; readonly counts: readonly Named[]; readonly by: readonly Named[] }
  | { readonly kind: 'order'; readonly keys: readonly OrderKey[] }
  | { readonly kind: 'limit'; readonly rows: number }
  | { readonly kind: 'count' };

export interface Query {
  readonly table: string;
  readonly place: Place;
  readonly operators: readonly Operator[];
}
