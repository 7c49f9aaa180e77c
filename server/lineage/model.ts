// What the answers say of the model behind them: its name and what its probabilities were checked on.
import type { LineageModel } from '#contract/lineage.ts';
import model from './model.json' with { type: 'json' };

const { all } = model.training.figures;
const { files, memory } = model.training.cases;
const cases = files.count + memory.count;
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Probabilities may be this far off on average, over the best candidates and over drawn edges, to be called calibrated. */
const TOLERANCE = 0.03;

const calibrated = all.eceTop <= TOLERANCE && all.eceDrawn <= TOLERANCE && all.sure >= 0.97;
const checked = {
  zh: `在 ${cases} 个模拟案件（${all.lists} 份有已起获来源的名单）上，以未见过该案件的模型检验：概率平均偏差 ${percent(all.eceTop)}，概率不低于 95% 的结论有 ${percent(all.sure)} 正确`,
  en: `Checked on ${cases} simulated cases (${all.lists} lists with a seized source) by models that had not seen the case: probabilities are off by ${percent(all.eceTop)} on average, and ${percent(all.sure)} of the claims at 95% or more are right`,
};

export const LINEAGE_MODEL: LineageModel = {
  name: 'additive-pairs-two-stage',
  version: model.version,
  calibrated,
  note: calibrated
    ? {
        zh: `概率已校准。${checked.zh}。模拟不等于真实案件：请与证据强度等级一并看。`,
        en: `Calibrated. ${checked.en}. Simulated cases are not real ones: read it together with the verbal bands.`,
      }
    : {
        zh: `未经校准：数值只用于排序和取舍，请以证据强度等级为准。${checked.zh}。`,
        en: `Uncalibrated: the numbers rank and gate; go by the verbal bands. ${checked.en}.`,
      },
};
