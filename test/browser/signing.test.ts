import { expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, answer, draft, file } from '../setup/play-story.ts';
import { adoptReview } from '../setup/review-edition.ts';
import { accessible, openScene, registered, sayYes, seen, showSection, takeUp } from './pages.ts';

const story = DEMO_SCENARIOS.rejected;

test('审核: the second clerk reads the draft and its letter and passes it, the third signs; the page says whose turn it is and, afterwards, who did what', { timeout: 120_000 }, async () => {
  const scene = await openScene();
  const { stage, served: { house } } = scene;
  await adoptReview(house.register);
  const caseId = await file(stage, story);
  const { number } = await house.situation(caseId);
  await accept(stage, caseId, story);
  await answer(stage, caseId, story);
  await draft(stage, caseId, story);

  const drafter = await scene.as('platform-clerk');
  await drafter.goto(`/cases/${caseId}`);
  await seen(drafter.getByText('待审核：由拟稿人以外的一人审核。'));
  const reviewer = await scene.as('platform-clerk-2');
  await takeUp(reviewer, '审核决定稿', number);
  await seen(reviewer.getByText('须经拟稿人以外的一人审核'));
  await seen(reviewer.getByText(/决定稿还没有审核/));
  await reviewer.getByRole('button', { name: '预览决定书' }).click();
  await seen(reviewer.getByText('决定书预览（尚未签发，未编号）'));
  await accessible(reviewer);
  await reviewer.getByLabel('审核意见').fill('事实清楚');
  await reviewer.getByRole('button', { name: '审核通过' }).click();
  await registered(reviewer, '审核决定稿');
  await seen(reviewer.getByText('待签发：由拟稿、审核以外的一人签发。'));

  const signer = await scene.as('platform-clerk-3');
  await takeUp(signer, '签发处理决定', number);
  await seen(signer.getByText('事实清楚'));
  await signer.getByRole('button', { name: '签发', exact: true }).click();
  await sayYes(signer, '签发处理决定');
  await registered(signer, '签发处理决定');
  // The page as anybody finds it who comes later: what it shows of the act itself is looked at above.
  await signer.reload();
  await showSection(signer, '决定');
  const hands = signer.getByRole('listitem').filter({ hasText: /^(拟稿|审核|签发) / });
  await seen(hands.first());
  expect((await hands.allInnerTexts()).map((line) => line.slice(0, 2))).toEqual(['拟稿', '审核', '签发']);
  await accessible(signer);
});
