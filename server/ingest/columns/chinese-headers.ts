// What a Chinese header names. A grammar of who, which and what, for no list of whole headers is ever complete.
import type { RecordField } from '#contract/model/record-field.ts';

/** What a header says of its column. `person` and `thing` are columns of somebody or something else than the owner's home. */
export type HeaderSense = { field: RecordField; confidence: number } | { other: 'person' | 'thing' };

const WHO =
  '(?:主业主|业主|客户|客人|顾客|户主|房主|屋主|房东|产权所有人|所有权人|产权人|权利人|所有人|买受人|购房人|购房者|购房客户|认购人|认购客户|认购者|承购人|签约人|签约客户|买方|买家|甲方|乙方|会员|车主|住户|居民|住客|租户|承租人|用户|机主|收件人|收货人|收楼人|接房人|申请人|报名人|缴费人|交费人|投保人|持证人|持有人|被访者|受访者|当事人|学员|家长|对方|联系人|联络人|本人|人员|成员|户名)';
const PHONE =
  '(?:移动电话|手提电话|电话号码|手机号码|联系方式|联络方式|联系号码|电话|手机号|手机|号码|tel|mobile|phone|大哥大)';
const SECOND =
  '备用|备选|次要|辅助|第二|其他|其它|另外|另一|家庭|家里|固定|固话|座机|宅电|住宅|办公|紧急|应急|配偶|爱人|妻子|丈夫|老婆|老公|父亲|母亲|家属|亲属|子女|父母|共有人|副|备';
const HOUSE = '(?:所在|所属|所购|购房|居住|房屋|房产|物业|住宅|业主|客户|项目|小区|楼盘)';

const rule = (pattern: string): RegExp => new RegExp(pattern);

const EMAIL = rule('邮箱|邮件|电邮|信箱|e?mail');
const PERSON = rule(
  '业务员|业务经理|销售(?!面积)|置业|顾问|经办|经手|客服|跟单|跟进人|录入人?|填表|制表|登记员|设计师|工长|监理|项目经理|介绍人|推荐人|管家|开发商|物业公司|中介|经纪|代理|维护人|负责人|接待|操作|审核|施工(?!地址)|店长|门店|员工|部门|担保人|紧急联系人(?!.*(?:电话|手机|方式|号码))',
);
const ID = rule(
  '身份证|身份号|身份id|身份no|证件号|证件编号|证件编码|证照号|身份证明|有效证件|证件代码|id卡|^sfz|居民证|^证件$|^证号$',
);
const NO_ID = rule('类型|种类|类别|名称|地址|住址|照片|复印|有效期|发证|日期|房产|产权证|不动产|籍');
const DEED = rule('(?:房产证|产权证|不动产权?证|房屋所有权证|土地证)(?!.*面积)');
const PLATE = rule('车牌|牌照|号牌|车号$|车辆?牌|车辆号|车辆牌|^车辆$');
const ROOM = rule(
  '^(?:所在|所属|详细|具体|房屋|房间|户型|楼栋|栋|幢|楼号|楼|座|单元|室|户|门|几)*(?:房号|室号|房间号码?|房间|门牌号码?|门牌|户号|户室号?|门户号|房门号|门号|房室号?|房屋室号|房屋号|楼室号|室|房|户)(?:号|数)?$',
);
/** Codes of rooms, which may as well be a system's own. */
const ROOM_CODE = rule('^(?:房间|房屋|户室|门牌|房号|室|户)(?:编号|编码|号码|名|代码)$');
const THING = rule(
  '户籍|户口|籍贯|出生|生日|单位(?:地址|名称|$)|公司|职业|职务|行业|学历|婚姻|民族|国籍|等级|级别|类型|类别|种类|性质|用途|来源|渠道|途径|状态|日期|时间|年月|月份|进度|阶段|总价|单价|均价|价格|金额|房款|成交价|售价|租金|首付|定金|款项|贷款|付款|收款|欠费|余额|费用|费$|预算|价位|意向|回访|沟通|跟进|通话|拨打|结果|记录|户型|房型|居室|厅室|结构|楼层|层数|总层|层高|^层$|朝向|性别|称谓类|年龄|银行|按揭|城市|省份|省市|区域|片区|区县|街道|合同号|合同编号|协议|编号|编码|卡号|微信|^qq号?码?$|是否|情况|公摊|套内|赠送|花园面积|阳台|分摊|备案|车位|储藏|批次|期数|^期$|证件名称|入住|装修状|签名|签字|盖章|户数|人数|套数|数量',
);
const AREA = rule('面积|建面|平方|平米|平数|㎡|m2|m²');
const NO_AREA = rule('套内|公摊|赠送|花园|阳台|分摊|地下|车位|储藏|得房|单价|均价|价|费(?!面积)|元|类|段');
const SECOND_PHONE = rule(
  `(?:${SECOND}|单位).*${PHONE}|${PHONE}.*(?:${SECOND})|座机|固话|宅电|小灵通|^(?:副号|备用号)$|${PHONE}(?:号码?|号)?[2-4二三四②③]$`,
);
const FIRST_PHONE = rule(
  `^(?:${WHO}|联系|联络|常用|主要|主|登记|预留|注册|移动|手提|首选|第一|个人|通讯|通信|被叫|主叫|有效|绑定|可用|新)*${PHONE}+(?:号码?|号)?(?:1|一|①|手机|电话|本人|必填)*$`,
);
const ANY_PHONE = rule('电话|手机|联系方[式法]|联络方[式法]|通讯方式|联系号|来电|主叫|^电联$|tel$');
const NO_PHONE = rule(
  '情况|结果|记录|次数|时间|日期|归属|是否|类型|状态|品牌|型号|运营商|费|营销|备注|微信|接通',
);
const FURTHER_NAME = rule(
  '^(?:产权)?(?:共有权?人|配偶|爱人|妻子|丈夫|共同买受人|共同购房人|共同申请人|第二业主|第二联系人|联系人[2二]|其他产权人|其他业主|业主[2二])(?:姓名|名字|名称|名)?[2二]?$',
);
const NAME = rule(
  `^(?:${WHO}|产权|中文|真实|登记|完整|户)*(?:姓名|名字|名称|全名|称呼|尊称|大名|姓氏|名)+(?:1|一|必填)?$`,
);
const WHO_ALONE = rule(`^(?:${WHO})+$`);
/** Somebody, whoever it is; only where names stand below. */
const SOMEBODY = rule(
  '^.{0,6}(?:人|方|者|业主|客户|买主|宅主|户名|家长|亲友|患者|学生|会员)(?:代表)?(?:姓名|名字|名称|全称|简称|大名)?\\d?$|(?:姓名|户名)\\d?$',
);
const ADDRESS = rule(
  '(?:地址|住址|坐落|座落|坐落地|住所|户址|门址|房屋位置|物业位置|房产位置|位置|房屋信息|房产信息|房源信息|房源|房屋|房产|工地|所购房屋|(?:小区|楼盘|项目|社区).{0,4}(?:房号|门牌号?|门牌号码|室号|户号|栋号|楼号)|地址信息|所在地|(?:房屋|房间|房产|资产)(?:名称|全称))$',
);
const COMPLEX = rule(
  `^${HOUSE}*(?:小区|楼盘|项目|社区|物业|花园|苑区|院落|屋苑|住宅区|管理区|园区|盘|苑|楼宇(?=名))+(?:项目|楼盘|名称|名字|名|简称|全称)*$|^[^证]{1,4}(?:小区|楼盘|社区)(?:名称|名字|名|简称|全称)?$`,
);
const BUILDING = rule(
  '^(?:所在|所属|房屋|第)*(?:楼栋|楼幢|楼座|楼宇(?=号)|号楼|栋座|楼房|栋|幢|座|楼|几栋|几幢|几号楼|几座)+(?:号楼|号|数|别|名称|名|编号|编码|信息)*$',
);
const UNIT = rule(
  '^(?:所在|所属|第|几|房屋)*(?:单元|门洞|楼门|门栋|梯|楼道|楼梯)+(?:号|数|门|名称|编号|编码|位)*$',
);
const NOTES = rule(
  '^(?:其他|其它|客户|补充|附加|特别|信息)*(?:备注|附注|说明|注释|备考|其他|其它|注)(?:信息|说明|栏|内容|事项|项)*\\d?$',
);

/** The last noun of a header says what it is, whatever stands before: 意向小区, 入住小区. */
const ENDS_IN_COMPLEX = rule('(?:小区|楼盘|社区)(?:名称|名字|名|简称|全称)?$');
const ENDS_IN_NOTES = rule('(?:备注|说明|附注)(?:信息|栏|内容|事项)?\\d?$');

/** Rules in the order in which they are tried. */
const RULES: readonly (readonly [(key: string) => boolean, HeaderSense])[] = [
  [(key) => EMAIL.test(key), { field: 'email', confidence: 1 }],
  [(key) => PERSON.test(key) && !ENDS_IN_COMPLEX.test(key) && !key.endsWith('面积'), { other: 'person' }],
  [(key) => DEED.test(key), { other: 'thing' }],
  [(key) => ID.test(key) && !NO_ID.test(key), { field: 'id_number', confidence: 1 }],
  [(key) => PLATE.test(key), { field: 'plate', confidence: 1 }],
  [(key) => SECOND_PHONE.test(key), { field: 'phone2', confidence: 0.9 }],
  [(key) => /微信|短信|是否/.test(key), { other: 'thing' }],
  [(key) => key === '号码', { field: 'phone', confidence: 0.6 }],
  [(key) => FIRST_PHONE.test(key), { field: 'phone', confidence: 1 }],
  [(key) => ANY_PHONE.test(key) && !NO_PHONE.test(key), { field: 'phone', confidence: 0.7 }],
  [(key) => FURTHER_NAME.test(key), { field: 'name', confidence: 0.6 }],
  [(key) => ROOM.test(key), { field: 'room', confidence: 1 }],
  [(key) => ROOM_CODE.test(key), { field: 'room', confidence: 0.7 }],
  [(key) => UNIT.test(key), { field: 'unit', confidence: 1 }],
  [(key) => BUILDING.test(key), { field: 'building', confidence: 1 }],
  [(key) => AREA.test(key) && !NO_AREA.test(key), { field: 'floor_area', confidence: 1 }],
  [(key) => COMPLEX.test(key), { field: 'complex', confidence: 1 }],
  [(key) => ENDS_IN_COMPLEX.test(key), { field: 'complex', confidence: 0.8 }],
  [(key) => NAME.test(key) && !/联系|联络|收[件货]/.test(key), { field: 'name', confidence: 1 }],
  [(key) => SOMEBODY.test(key) && THING.test(key), { field: 'name', confidence: 0.6 }],
  [(key) => THING.test(key) || ID.test(key), { other: 'thing' }],
  [(key) => NOTES.test(key), { field: 'notes', confidence: 1 }],
  [
    (key) => /联系|联络|收[件货]/.test(key) && (NAME.test(key) || WHO_ALONE.test(key)),
    { field: 'name', confidence: 0.7 },
  ],
  [(key) => NAME.test(key), { field: 'name', confidence: 1 }],
  [(key) => WHO_ALONE.test(key), { field: 'name', confidence: 0.9 }],
  [
    (key) => /通讯|通信|联系|客户|收货|送货/.test(key) && ADDRESS.test(key),
    { field: 'address', confidence: 0.9 },
  ],
  [(key) => ADDRESS.test(key), { field: 'address', confidence: 1 }],
  [(key) => SOMEBODY.test(key), { field: 'name', confidence: 0.7 }],
  [(key) => ENDS_IN_NOTES.test(key), { field: 'notes', confidence: 0.8 }],
];

/** What a header says, by its key without marks; undefined where it says nothing known. */
export const chineseSense = (key: string): HeaderSense | undefined => RULES.find(([is]) => is(key))?.[1];
