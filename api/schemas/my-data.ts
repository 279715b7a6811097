import { Type } from 'typebox';
import { TABLES } from '../../db/row-security.ts';
import { HELD_TABLES, LEFT_OUT } from '../../db/subject-export-tables.ts';
import { Closed, OneOf } from './common.ts';

/** What is held on the asker's subject, by table: how many rows are in the copy, and why of the other tables nothing is. */
export const MyDataView = Closed({
  held: Type.Array(Closed({ table: OneOf(HELD_TABLES), rows: Type.Integer() })),
  leftOut: Type.Array(Closed({ table: OneOf(TABLES.filter((table) => !HELD_TABLES.includes(table))), why: OneOf(LEFT_OUT) })),
});
