// Help: how to read the graph, what the answers mean, which keys there are.
import { Link } from 'react-router';
import { useTitle } from '../components/use-title.ts';
import { BANDS, bandTitle } from '#contract/lineage.ts';
import { Keys } from '../commands/Keys.tsx';
import { allCommands } from '../commands/registry.ts';
import { HELP } from '../help/registry.ts';
import { useTexts, type TextKey } from '../i18n/i18n.ts';

const STEPS: readonly TextKey[] = [
  'help.step.open',
  'help.step.select',
  'help.step.trace',
  'help.step.rows',
  'help.step.findings',
  'help.step.match',
  'help.step.export',
  'help.step.save',
  'help.step.note',
  'help.step.palette',
];

const OWNERS: readonly TextKey[] = [
  'help.owner.open',
  'help.owner.read',
  'help.owner.why',
  'help.owner.decide',
];

/** Keys of the canvas that are no commands: walking, the menu, letting go. */
const CANVAS_KEYS: readonly (readonly [string, TextKey])[] = [
  ['←+↑+→+↓', 'help.key.walk'],
  ['shift+F10', 'help.key.menu'],
  ['esc', 'help.key.clear'],
];

function KeyTable() {
  const { t } = useTexts();
  const bound = allCommands().flatMap(({ id, title, keys = [] }) => keys.map((key) => ({ id, title, key })));
  return (
    <dl className="vt-fields">
      {bound.map(({ id, title, key }) => (
        <div key={id + key} style={{ display: 'contents' }}>
          <dt>
            <Keys keys={key} />
          </dt>
          <dd>{t(title, { n: 1 })}</dd>
        </div>
      ))}
      {CANVAS_KEYS.map(([key, text]) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>
            <Keys keys={key} />
          </dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

const PROMISES: readonly TextKey[] = [
  'help.promise.cut',
  'help.promise.rows',
  'help.promise.masked',
  'help.promise.alternative',
];

export default function Help() {
  const { t, say } = useTexts();
  useTitle(t('nav.help'));
  return (
    <div className="vt-page" style={{ maxWidth: 860 }}>
      <header>
        <h1>{t('help.title')}</h1>
      </header>
      <section className="vt-surface" style={{ padding: '4px 20px 16px' }}>
        <h2 style={{ fontSize: 15 }}>{t('help.steps')}</h2>
        <ol>
          {STEPS.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ol>
        <h2 style={{ fontSize: 15 }}>{t('help.owners')}</h2>
        <ol>
          {OWNERS.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ol>
        <h2 style={{ fontSize: 15 }}>{t('help.strength')}</h2>
        <p>{t('help.strength-how')}</p>
        <p>
          {BANDS.filter((band) => band !== 'none')
            .map((band) => say(bandTitle[band]))
            .join(' < ')}
        </p>
        <p>{t('help.width')}</p>
        <h2 style={{ fontSize: 15 }}>{t('help.topics')}</h2>
        <dl className="vt-help-topics">
          {Object.entries(HELP).map(([topic, { title, text }]) => (
            <div key={topic}>
              <dt>{t(title)}</dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
        <h2 style={{ fontSize: 15 }}>{t('help.promises')}</h2>
        <ul>
          {PROMISES.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
        <h2 style={{ fontSize: 15 }}>{t('help.keys')}</h2>
        <KeyTable />
        <p style={{ marginBottom: 0 }}>
          <Link className="vt-link" to="/api-reference">
            {t('api.title')}
          </Link>
        </p>
      </section>
    </div>
  );
}
