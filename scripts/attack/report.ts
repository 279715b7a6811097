/** Something that must not be: one finding per rule and place, however often it was seen. */
export interface Finding {
  rule: string;
  where: string;
  detail: string;
  times: number;
}

/** What one part of the attack did and saw. */
export class Report {
  readonly findings = new Map<string, Finding>();
  /** Operation, then status, then how often. */
  readonly statuses = new Map<string, Map<number, number>>();
  /** Of the fuzz alone: status, then how often. */
  readonly fuzzed = new Map<number, number>();
  readonly parts: Record<string, Record<string, number | string>> = {};
  requests = 0;
  busy = 0;
  /** Connections that were cut before an answer was read. */
  resets = 0;

  found(rule: string, where: string, detail: string): void {
    const key = `${rule} ${where}`;
    const known = this.findings.get(key);
    if (known === undefined) this.findings.set(key, { rule, where, detail: detail.slice(0, 300), times: 1 });
    else known.times += 1;
  }

  saw(operation: string, status: number, fuzz: boolean): void {
    this.requests += 1;
    if (fuzz) this.fuzzed.set(status, (this.fuzzed.get(status) ?? 0) + 1);
    const row = this.statuses.get(operation) ?? new Map<number, number>();
    this.statuses.set(operation, row);
    row.set(status, (row.get(status) ?? 0) + 1);
  }

  /** Share of the fuzz's answers. */
  share(statuses: (status: number) => boolean): number {
    const times = (rows: readonly (readonly [number, number])[]): number => rows.reduce((sum, [, each]) => sum + each, 0);
    const all = times([...this.fuzzed]);
    return all === 0 ? 0 : times([...this.fuzzed].filter(([status]) => statuses(status))) / all;
  }

  byOperation(): [string, Map<number, number>][] {
    return [...this.statuses].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  toJson(): object {
    return {
      requests: this.requests, goodShare: Number(this.share((status) => status >= 200 && status < 300).toFixed(3)), fuzzed: Object.fromEntries([...this.fuzzed].sort((a, b) => a[0] - b[0])), busy: this.busy, resets: this.resets,
      statuses: Object.fromEntries(this.byOperation().map(([operation, row]) => [operation, Object.fromEntries([...row].sort((a, b) => a[0] - b[0]))])),
      parts: this.parts, findings: [...this.findings.values()],
    };
  }
}
