import { condition, defineSignal, setHandler } from '@temporalio/workflow';

const lookSignal = defineSignal('look');

/** What the engine alone costs: a workflow that does nothing but receive so many signals. */
export async function bare(signals: number): Promise<void> {
  let received = 0;
  setHandler(lookSignal, () => {
    received += 1;
  });
  await condition(() => received >= signals);
}
