/** Columns that are no field of a record: what shops, agents and managers add. Header words, and what stands below. */
import type { Random } from '../../fixtures/random.ts';
import { STAFF } from './values.ts';

export interface Extra {
  zh: string[];
  en: string[];
  value: (random: Random, row: number) => string | number;
  /** Whether it may stand in a file without a header. */
  bare?: boolean;
}

const split = (text: string): string[] => text.trim().split(/\s*\|\s*/);
const of =
  (text: string): Extra['value'] =>
  (random) =>
    random.pick(split(text));
const two = (value: number): string => String(value).padStart(2, '0');
const day: Extra['value'] = (random) =>
  `${random.int(2009, 2019)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
const slashDay: Extra['value'] = (random) =>
  `${random.int(2009, 2019)}/${random.int(1, 12)}/${random.int(1, 28)}`;

export const EXTRAS: Extra[] = [
  {
    zh: split('序号|编号|No.|序|NO|#|行号|ID'),
    en: split('No.|#|ID|Index|S/N|Seq'),
    value: (_, row) => row + 1,
    bare: true,
  },
  {
    zh: split('户型|房型|居室|户型结构'),
    en: split('Layout|House Type|Bedrooms'),
    value: of('三室两厅|两室一厅|四室两厅|三室两厅一卫|两室两厅|跃层|复式|一室一厅'),
    bare: true,
  },
  {
    zh: split('装修进度|施工进度|工程进度|进度'),
    en: split('Progress|Stage'),
    value: of('未开工|水电|泥瓦|木工|油漆|安装|完工'),
    bare: true,
  },
  {
    zh: split('业务员|销售|置业顾问|跟进人|客服|销售顾问|负责人|经办人'),
    en: split('Agent|Sales|Salesperson|Handled By|Consultant'),
    value: (random) => random.pick(STAFF),
  },
  {
    zh: split('业务员电话|顾问电话|经纪人手机|销售电话|客服电话'),
    en: split('Agent Phone|Sales Tel'),
    value: (random) => `1990077${random.int(0, 9)}00${random.int(0, 9)}`,
  },
  {
    zh: split('日期|交房日期|登记日期|签约日期|录入时间|创建时间|入住时间|收楼日期|认购日期'),
    en: split('Date|Handover Date|Created|Signing Date|Entry Time'),
    value: day,
    bare: true,
  },
  { zh: split('交付时间|成交日期|回访日期|到访时间'), en: split('Visit Date|Deal Date'), value: slashDay },
  {
    zh: split('总价|成交价|合同金额|房款|成交总价|总房款'),
    en: split('Price|Total Price|Amount'),
    value: (random) => random.int(300_000, 2_400_000),
    bare: true,
  },
  {
    zh: split('单价|均价|成交单价|单价(元/㎡)'),
    en: split('Unit Price|Price per sqm'),
    value: (random) => random.int(3_500, 22_000),
  },
  {
    zh: split('预算|装修预算|总价(万)|意向价位'),
    en: split('Budget'),
    value: of('5万|8万|10万|12-15万|20万以上|待定'),
  },
  {
    zh: split('意向|意向等级|客户等级|客户级别|意向度'),
    en: split('Level|Grade|Interest'),
    value: of('A|B|C|D'),
  },
  {
    zh: split('回访情况|沟通情况|跟进情况|通话结果|拨打结果|回访记录'),
    en: split('Call Result|Follow-up|Status'),
    value: of('未接|已接,考虑中|拒绝|空号|已约量房|改天再打|停机|关机|有意向|不需要'),
  },
  {
    zh: split('客户来源|来源|渠道|来源渠道|信息来源'),
    en: split('Source|Channel'),
    value: of('小区团购|网络|朋友介绍|电话|扫楼|展会|自然到店'),
  },
  {
    zh: split('楼层|所在楼层|层'),
    en: split('Floor|Level No.|Storey'),
    value: (random) => random.int(1, 33),
  },
  { zh: split('朝向|房屋朝向'), en: split('Orientation|Facing'), value: of('南|北|南北|东南|东') },
  { zh: split('性别|业主性别'), en: split('Sex|Gender'), value: of('男|女'), bare: true },
  { zh: split('年龄|客户年龄'), en: split('Age'), value: (random) => random.int(23, 68) },
  {
    zh: split('付款方式|按揭银行|贷款银行'),
    en: split('Payment|Bank'),
    value: of('按揭|全款|分期|工商银行|建设银行'),
  },
  {
    zh: split('工作单位|单位名称|公司|职业'),
    en: split('Company|Employer|Occupation'),
    value: of('德阳某某机械有限公司|个体|教师|公务员|某某商贸公司|自由职业'),
  },
  {
    zh: split('城市|所在城市|区域|片区|所属区域|区县'),
    en: split('City|District|Region'),
    value: of('德阳|明岑区|城南|城北|新区'),
  },
  {
    zh: split('证件类型|证件种类|证件名称'),
    en: split('ID Type|Document Type'),
    value: of('身份证|居民身份证|护照|军官证'),
  },
  {
    zh: split('合同编号|合同号|房产证号|产权证号|客户编号|会员卡号|房源编号'),
    en: split('Contract No.|Customer No.|Deed No.'),
    value: (random) => `HT${random.int(2010, 2018)}${String(random.int(1, 9999)).padStart(5, '0')}`,
  },
  {
    zh: split('微信|QQ|微信号|QQ号'),
    en: split('WeChat|QQ'),
    value: (random) => random.int(10_000_000, 2_900_000_000),
  },
  {
    zh: split('状态|房屋状态|入住情况|是否入住|是否装修'),
    en: split('State|Moved In|Decorated'),
    value: of('已入住|空置|出租|是|否|装修中'),
  },
  {
    zh: split('公摊|套内面积|套内|花园面积|赠送面积'),
    en: split('Net Area|Inner Area'),
    value: (random) => random.int(4_000, 9_000) / 100,
  },
  {
    zh: split('户籍地址|身份证地址|单位地址|籍贯'),
    en: split('Work Address|Registered Residence'),
    value: of('四川省德阳市明岑区鹤汀街6号|四川德阳|德阳市明岑区棠影路100号|绵阳市某县某镇'),
  },
];
