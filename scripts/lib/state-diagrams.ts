import { AUTHOR_CLASS } from '../../domain/act.ts';
import type { ActKind } from '../../domain/act.ts';
import { PHASE_LABELS, ROLE_LABELS } from '../../domain/labels.ts';
import { PHASES } from '../../domain/objection.ts';
import { actTable } from '../../domain/permission.ts';
import { PHASE_MOVES } from '../../domain/phase-moves.ts';
import { PROCEDURE_ACTS, PROCEDURES } from '../../domain/procedure.ts';
import { log } from '../../web/src/i18n/zh/boards.ts';

const KINDS: Partial<Record<ActKind, string>> = log.kinds;
const name = (kind: ActKind): string => `${KINDS[kind] ?? ''} ${kind}`.trim();

/** The whole page docs/states.md: the stages of a case, who may do what in each, and what each procedure adds by itself. */
export function stateDiagrams(): string {
  const table = actTable();
  const who = (kind: ActKind): string => {
    const row = table.find((each) => each.kind === kind);
    return row === undefined ? (AUTHOR_CLASS[kind] === 'person' ? '' : `（${AUTHOR_CLASS[kind]}）`) : `（${row.roles.map((role) => ROLE_LABELS[role].zh).join('、')}）`;
  };
  const moves = (Object.keys(PHASE_MOVES) as ActKind[]).flatMap((kind) => {
    const { from, to } = PHASE_MOVES[kind]!;
    return (from.length === 0 ? ['[*]'] : from).flatMap((a) => to.map((b) => `  ${a} --> ${b}: ${name(kind)}${who(kind)}`));
  });
  const stages = PHASES.map((phase) => `| ${PHASE_LABELS[phase].zh} \`${phase}\` | ${table.filter((row) => row.phases.includes(phase)).map((row) => `${name(row.kind)}${who(row.kind)}`).join('<br>')} |`);
  const anywhere = table.filter((row) => row.phases.length === 0).map((row) => `- ${name(row.kind)}${who(row.kind)}`);
  const procedures = PROCEDURES.flatMap((type) => [
    `### ${type}`, '', '```mermaid', 'stateDiagram-v2',
    ...Object.entries(PROCEDURE_ACTS[type] as Record<string, { kind: ActKind; whenDue: boolean }>).map(([phase, { kind, whenDue }]) => `  ${phase} --> after_${kind}: ${name(kind)}${whenDue ? '（期限届满时）' : ''}`), '```', '',
  ]);
  return [
    '# The stages of a case and of its procedures', '',
    'Made by `npm run state-diagrams` from the table of permissions (`domain/permission.ts`), the moves between stages (`domain/phase-moves.ts`) and the acts of the procedures',
    '(`domain/procedure.ts`); a test compares. What an act does besides is in `domain/entails.ts`.', '',
    '## A case', '', '```mermaid', 'stateDiagram-v2', ...PHASES.map((phase) => `  ${phase}: ${PHASE_LABELS[phase].zh} ${phase}`), ...moves, '```', '',
    '## Who may do what in which stage', '',
    'A line is necessary, not sufficient: whose order it is, what was done before and conflicts of interest are asked as well.', '',
    '| stage | acts |', '|---|---|', ...stages, '', 'In any stage, as the order or track itself stands:', '', ...anywhere, '',
    '## What the law does by itself', '', 'The act each procedure adds in a phase, at once or when its time is over; phases that are not here only wait.', '', ...procedures,
  ].join('\n').trimEnd().concat('\n');
}
