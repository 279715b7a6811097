import type { LifecycleFigures, LoadFigures } from './lifecycle-figures.ts';
import type { Figure, Latency } from './statistics.ts';

const WIDTH = 26;
const spread = ({ median, min, max }: Figure): string => `${median} (${min}–${max})`;
const row = (name: string, ...cells: readonly (string | number)[]): string => `  ${name.padEnd(WIDTH)}${cells.map((cell) => String(cell).padStart(20)).join('')}`;
const latency = (name: string, { n, p50, p95, p99 }: Latency): string => row(`${name} ×${n}`, spread(p50), spread(p95), spread(p99));
const figures = (named: Readonly<Record<string, Figure>>): string[] => Object.entries(named).map(([name, figure]) => row(name, spread(figure)));

/** The figures as a table for people; each is the median of the windows with the lowest and the highest of them. */
export function printLifecycle(f: LifecycleFigures): void {
  console.log([
    `lifecycle: ${f.cases} upheld cases in ${f.windows} windows at concurrency ${f.concurrency} · ${f.machine.cpus} × ${f.machine.cpu} · Node ${f.machine.node} · ${f.at}`,
    'median of the windows (lowest–highest)',
    ...load('Over HTTP, with the engine', f.http),
    ...figures({ 'history events per case': f.engine.historyEventsPerCase }),
    ...Object.entries(f.engine.historyEventsPerCaseByType).map(([type, figure]) => row(`  of ${type}`, spread(figure))),
    ...figures({ 'workflow runs per case': f.engine.workflowRunsPerCase }),
    row('signals per case', spread(f.engine.signalsPerCase)),
    ...figures({ 'reaction p50 ms': f.engine.reactionMs.p50, 'reaction p95 ms': f.engine.reactionMs.p95 }),
    ...load('Straight into the register, no HTTP, no engine', f.direct),
    '', `A bare workflow with as many signals, ${spread(f.bare.signals)}`, row('', 'p50 ms', 'p95 ms', 'p99 ms'),
    latency('start to end', f.bare.workflowMs), row('workflows/s', spread(f.bare.workflowsPerSecond)), '  CPU ms per workflow', ...figures(f.bare.cpuMsPerWorkflow),
    '', `Act p50, HTTP ÷ direct (goal ≤ ${f.httpToDirect.goal})`,
    row(`at concurrency ${f.concurrency}`, spread(f.httpToDirect.atConcurrency)), row('one act at a time', spread(f.httpToDirect.alone)),
    row('  HTTP ms', spread(f.httpToDirect.aloneHttpMs)), row('  direct ms', spread(f.httpToDirect.aloneDirectMs)),
    '', 'Memory MB, idle (PostgreSQL: Pss, others: RSS)', row('', 'before load', 'after load', 'idle CPU ms/s'),
    ...Object.entries(f.memoryMb.idleBefore).map(([name, mb]) => row(name, mb, f.memoryMb.idleAfter[name] ?? '', f.idleCpuMsPerSecond[name] ?? '')),
    `  goal: all ≤ ${f.memoryMb.goal} before load`,
  ].join('\n'));
}

function load(title: string, f: LoadFigures): string[] {
  return [
    '', title, row('', 'p50 ms', 'p95 ms', 'p99 ms'),
    ...Object.entries(f.acts).map(([kind, each]) => latency(kind, each)), latency('all acts', f.allActs),
    ...Object.entries(f.others).map(([kind, each]) => latency(`· ${kind}`, each)),
    row('cases/s', spread(f.casesPerSecond)), '  CPU ms per case', ...figures(f.cpuMsPerCase),
  ];
}
