import { type SpawnOptionsWithoutStdio, spawn } from 'node:child_process';

export type CommandResult = { readonly code: number | null; readonly output: string };

/** Runs a command to its end without holding up the other parts; a program that is not there is a result too. */
export async function runCommand(command: string, args: readonly string[], options: SpawnOptionsWithoutStdio = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], options);
    let output = '';
    child.stdin.end();
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}
