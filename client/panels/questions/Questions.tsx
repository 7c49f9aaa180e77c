// The menu of questions: every query of the contract that is meant for it, with its form and its answer.
import { useState } from 'react';
import { IconChevronDown, IconChevronRight, IconQuestionMark } from '@tabler/icons-react';
import type { Query } from '#contract/queries/define.ts';
import { queries } from '#contract/queries/registry.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { faultsOf, paramsFrom } from './form.ts';
import { QuestionAnswer } from './QuestionAnswer.tsx';
import { QuestionForm } from './QuestionForm.tsx';

type Typed = Readonly<Record<string, string>>;

/** One question, open. What is asked stands in the address, but for questions that may hold personal data (`POST`). */
function Question({ query }: { query: Query }) {
  const { address, go, caseId } = useWorkspace();
  const [kept, setKept] = useState<Typed>();
  const isPrivate = query.method === 'POST';
  const said = isPrivate ? kept : address.asked;
  // An address may say what this question does not take: it is not asked then, as at first.
  const asked =
    said !== undefined && faultsOf(query, paramsFrom(query, caseId, said)).size === 0 ? said : undefined;
  return (
    <>
      <QuestionForm
        query={query}
        asked={asked}
        onAsk={(typed) => (isPrivate ? setKept(typed) : go({ asked: typed }))}
      />
      {asked !== undefined && <QuestionAnswer key={JSON.stringify(asked)} query={query} asked={asked} />}
    </>
  );
}

export default function Questions() {
  const { t, say } = useTexts();
  const { address, go } = useWorkspace();
  const menu = queries().filter((query) => query.menu === true);
  return (
    <div className="vt-panel">
      {menu.length === 0 && (
        <EmptyState icon={<IconQuestionMark size={28} aria-hidden />} title={t('questions.empty')} />
      )}
      {menu.map((query) => {
        const isOpen = query.name === address.question;
        return (
          <div className="vt-card" key={query.name} data-active={isOpen}>
            <button
              type="button"
              className="vt-question"
              aria-expanded={isOpen}
              onClick={() => go({ question: isOpen ? undefined : query.name, asked: undefined })}
            >
              {isOpen ? (
                <IconChevronDown size={14} aria-hidden />
              ) : (
                <IconChevronRight size={14} aria-hidden />
              )}
              <span>
                <strong>{say(query.title)}</strong>
                <br />
                <span className="vt-quiet">{say(query.help)}</span>
              </span>
            </button>
            {isOpen && <Question query={query} />}
          </div>
        );
      })}
    </div>
  );
}
