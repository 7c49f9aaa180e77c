/**
 * How columns are headed in lists that people pass on: decoration firms, property management, estate agents, banks, clubs.
 * Written down by use and place, apart from the detector's own tables. Every fourth word of a kind is kept for the last
 * measurement (see `wordsFor`), so that the figure tells of headers that the detector was never improved on.
 */
import type { RecordField } from '#contract/model/record-field.ts';

/** `name2` is a further name column, `phone2` a further phone; `flat` a room column that holds building, unit and room. */
export type Kind = Exclude<RecordField, 'notes'> | 'name2' | 'flat' | 'notes';
export type Tongue = 'zh' | 'en';

const split = (text: string): string[] => text.trim().split(/\s*\|\s*/);

const HEADERS: Record<Kind, Record<Tongue, string[]>> = {
  name: {
    zh: split(
      '姓名|业主姓名|客户姓名|业主|客户|姓 名|名字|户主|户主姓名|业主名字|业主名|客户名|客户名称|权利人|产权人|产权人姓名|购房人|购房人姓名|买受人|买受人姓名|房主|房主姓名|屋主|业主名称|顾客姓名|会员姓名|住户姓名|用户姓名|姓名（必填）|*姓名|业主姓名(产权人)|姓名：|签约客户|认购人|承购人姓名|缴费人姓名|房东|车主姓名|申请人姓名|登记姓名|居民姓名|购房者|买方姓名|所有权人|客户全名|机主姓名|收件人|收楼人|被访者姓名|甲方|客人姓名|姓名/称呼|购房客户|业主(产权人)姓名|住户|学员姓名|真实姓名|权利人姓名/名称|户主名|联系人姓名|联系人|业主大名|客户名字|购房业主|房屋所有权人|产权登记人|房屋所有人|户名|业主代表|签约业主|主贷人|买房人|买主|新业主|收房人|交房业主|装修业主|购买人|购买方|认购方|成交客户|房屋产权人|业主全称|用水户名|用电户名|缴费户名|开户姓名|患者姓名|学生姓名|领取人|客户（业主）',
    ),
    en: split(
      'Name|Full Name|Customer Name|Owner|Owner Name|Client|Client Name|customer_name|Buyer|Buyer Name|owner_name|CustomerName|Resident|Resident Name|Purchaser|Contact Name|NAME|Name of Owner|Householder|Holder Name|Chinese Name|Purchaser Name|Tenant Name|Registered Owner|Customer|Name (Chinese)|name_cn|Member Name|Subscriber Name|User Name',
    ),
  },
  name2: {
    zh: split(
      '共有人|配偶姓名|共有人姓名|产权共有人|联系人2|第二联系人|共同买受人|配偶|共同购房人|共有权人|第二业主|其他产权人',
    ),
    en: split('Co-owner|Second Owner|Spouse Name|Joint Owner|Co-buyer|Spouse|Co Owner Name|Second Buyer'),
  },
  phone: {
    zh: split(
      '电话|手机|联系电话|手机号|手机号码|电话号码|联系方式|业主电话|客户电话|联系手机|移动电话|电 话|业主手机|业主联系方式|联系号码|本人电话|客户手机号|手机号码（必填）|*联系电话|联系电话(手机)|手机/电话|业主联系电话|预留手机号|预留电话|常用手机|户主电话|购房人电话|买受人联系电话|主电话|电话1|联系电话1|手机1|客户联系方式|会员手机|注册手机|登记电话|权利人电话|TEL|Tel|车主电话|号码|住户电话|机主号码|业主手机号码|联系人电话|通讯电话|联络电话|手机（本人）|联系方式（电话）|移动号码|用户手机|购房者电话|客户号码|住户联系方式|本人手机|联系电话一|首选电话|被叫号码|电话（手机）|业主Tel|业主电话号码|手机号1|手机（主）|业主常用电话|电话联系方式|客户手机号码|主手机|业主号码|购房人手机|户主手机号|签约电话|来电号码|用户号码|绑定手机|开户电话|手机及电话|业主联系方法|联络方法|联系方式1|通讯方式|移动tel|联系TEL',
    ),
    en: split(
      'Phone|Mobile|Phone Number|Mobile No.|Tel|Telephone|Contact Number|Mobile Phone|phone_no|mobile|Cell Phone|Cell|Contact No|Customer Phone|Owner Phone|Tel.|Phone No.|PhoneNumber|Contact Tel|MOBILE NO|Mobile Number|Handphone|Owner Contact No.|Primary Phone|Contact Phone|Cellphone Number|Phone 1|Client Mobile|tel_no|Buyer Phone',
    ),
  },
  phone2: {
    zh: split(
      '备用电话|电话2|联系电话2|手机2|备用手机|第二联系电话|其他电话|固定电话|座机|家庭电话|固话|联系方式2|配偶电话|备用联系方式|住宅电话|电话（备用）|其它联系方式|备用号码|紧急联系电话|手机号2|联系电话二|家属电话|宅电|第二电话|办公电话|单位电话|备用联系电话|另一电话|家庭固话|手机（配偶）|共有人电话|电话二|副号|第二手机|其他联系方式|电话号码2|手机号二|备用号|备选电话|次要电话|辅助电话|其他手机|家属手机|老婆电话|座机号|座机电话|固定电话号码|小灵通|办公室电话|联系电话（备用）|手机号码（2）|电话3',
    ),
    en: split(
      'Phone 2|Second Phone|Alternative Phone|Home Phone|Other Phone|Mobile 2|Tel 2|Landline|Home Tel|Secondary Mobile|Alt Phone|Backup Phone|Office Phone|Other Contact No.|phone2|Spouse Phone',
    ),
  },
  id_number: {
    zh: split(
      '身份证号|身份证号码|身份证|证件号码|证件号|身份证件号|业主身份证号|客户身份证|证件编号|身份证号（18位）|居民身份证号|公民身份号码|有效证件号码|身份号码|权利人证件号|产权人身份证号码|买受人证件号码|身份证No|购房人身份证号|身 份 证|业主身份证|身份证（号码）|身份证明号|公民身份证号码|证件号码（身份证）|买方身份证号|户主身份证号|身份证件编号|身份ID|本人身份证|身份证编号|身份证号（必填）|居民身份证号码|二代身份证|产权人证件号码|身份证/护照号|有效身份证件号码|证件代码|客户证件号|SFZH',
    ),
    en: split(
      'ID Number|ID No.|ID Card|ID Card No.|Identity Card|Identity No|id_card|National ID|ID Card Number|Identification Number|IDNO|Citizen ID|Owner ID No.|ID number (18 digits)|Identity Card Number|id_number|ID Document No.|PRC ID',
    ),
  },
  address: {
    zh: split(
      '地址|住址|家庭住址|详细地址|房屋地址|房屋坐落|家庭地址|联系地址|小区地址|现住址|业主地址|坐落|房产地址|通讯地址|房屋坐落地址|装修地址|工地地址|具体地址|安装地址|送货地址|住宅地址|物业地址|小区及房号|房屋位置|居住地址|详细住址|房产坐落|施工地址|用水地址|用电地址|客户地址|小区房号|楼盘房号|房屋信息|小区楼栋房号|收货地址|不动产坐落|房号（小区+楼栋+房号）|工地|楼盘及房号|小区门牌|住所|实际住址|房屋详细地址|购房地址|所购房屋|户址|地 址|常住地址|现居住地址|房源地址|房屋座落|房屋坐落位置|家庭详细地址|小区栋号|业主住址|楼盘地址|装修工地地址|项目地址|房屋所在地|安装位置|上门地址|服务地址|小区楼号|房屋名称|房产名称',
    ),
    en: split(
      'Address|Home Address|Full Address|Residential Address|Property Address|Owner Address|Residence|Property Location|Addr|home_addr|Address of Property|Address (Chinese)|Flat Address|Site Address|Delivery Address|Living Address',
    ),
  },
  complex: {
    zh: split(
      '小区|小区名称|楼盘|楼盘名称|项目|项目名称|小区名|社区名称|所在小区|所属小区|楼盘名|所属楼盘|小区/楼盘|物业项目|物业名称|社区|楼宇名称|小区（楼盘）|居住小区|项目楼盘|所购楼盘|住宅小区|花园名称|院落|苑区|房屋项目|小区楼盘名称|管理区名称|所在楼盘|盘名|购房小区|住宅区|小区名字|项目名|所购小区|装修小区|居住社区|所属社区|小区(楼盘)名称|服务小区|小区简称|楼盘项目',
    ),
    en: split(
      'Complex|Community|Estate|Project|Estate Name|Community Name|Residential Complex|Project Name|Compound|Development|estate_name|Housing Estate|Complex Name|Residential Estate|Property Name|Neighbourhood',
    ),
  },
  building: {
    zh: split(
      '栋|楼栋|栋号|楼号|幢|幢号|座|楼栋号|几栋|座号|栋数|楼幢号|楼座|楼幢|房屋幢号|栋/座|楼号（栋）|栋别|楼宇号|号楼|栋座号|楼栋名称|所在楼栋|楼栋数|楼幢名|所属楼栋|栋（幢）|座栋|楼栋编号|栋数号|幢数',
    ),
    en: split(
      'Building|Bldg|Block|Building No.|Tower|Blk|Building Number|bldg_no|Block No|Bldg.|Tower No.|Building/Block',
    ),
  },
  unit: {
    zh: split(
      '单元|单元号|几单元|单元数|所在单元|门洞|单元门|梯号|单元（门）|楼门|门栋|单 元|单元编号|单元名称|所属单元|单元/门',
    ),
    en: split('Unit|Unit No.|Entrance|Stairwell|unit_no|Unit Number|Entrance No|Staircase'),
  },
  room: {
    zh: split(
      '房号|室|房间号|门牌号|室号|户号|门牌|房屋号|门号|房间|房室号|户室号|房号（室）|门户号|房 号|室 号|户室|房门号|房间编号|房屋室号|房间名|户室编号|门牌编号|房间号码|几室|房间门牌号|具体房号|房号(室)',
    ),
    en: split(
      'Room|Room No.|Flat|Apartment|Apt|Flat No.|Room Number|room_no|Apt No.|Door No.|Rm|Apartment Number|Flat/Room',
    ),
  },
  flat: {
    zh: split(
      '房号|门牌号|楼栋房号|栋-单元-房号|楼栋单元房号|栋单元室|房号（栋-单元-室）|楼号房号|单元房号|房屋编号|栋房号|楼室号|详细房号|楼栋/单元/房号|门牌',
    ),
    en: split('Room No.|Flat|House No.|Apartment|Building-Unit-Room|Door Number|Flat No.|Property No.'),
  },
  floor_area: {
    zh: split(
      '面积|建筑面积|建面|房屋面积|面积(㎡)|建筑面积（平方米）|平方|平米数|房屋建筑面积|面积（平米）|产权面积|住宅面积|登记面积|建筑面积m2|平方数|套型面积|销售面积|合同面积|户型面积|建筑面积/㎡|预测面积|面积M²|收费面积|计费面积|实测面积|平米|房产面积|面 积|供暖面积|建筑面积/平方米|面积（平）|房屋总面积|总面积|产证面积|房本面积|证载面积|测绘面积|建面(m2)|面积/平',
    ),
    en: split(
      'Area|Floor Area|Area (sqm)|Size|GFA|Building Area|area_m2|Gross Area|Area (m²)|Floor Size|Unit Area|House Area|SQM',
    ),
  },
  plate: {
    zh: split(
      '车牌|车牌号|车牌号码|车号|车辆牌照|牌照号|号牌号码|车牌号（主）|业主车牌|登记车牌|车辆车牌号|车辆号牌|汽车牌照|车 牌 号|车牌照|车辆信息（车牌）|车牌号1|机动车号牌|车牌信息|私家车牌',
    ),
    en: split(
      'Plate|License Plate|Plate No.|Car Plate|Car No.|Vehicle No.|plate_no|Licence Plate|Vehicle Plate Number|Registration Plate',
    ),
  },
  email: {
    zh: split(
      '邮箱|电子邮箱|E-mail|Email|邮件|邮箱地址|电子邮件|客户邮箱|电邮|电子信箱|联系邮箱|QQ邮箱|电子邮箱地址|EMAIL地址',
    ),
    en: split('Email|E-mail|Mail|Email Address|email|E-Mail Addr.|Contact Email|Mailbox'),
  },
  notes: {
    zh: split(
      '备注|备注信息|说明|备 注|附注|其他说明|备注说明|其他备注|补充说明|注释|客户备注|备注栏|备注1|备注（其他）|备注/说明|备注事项',
    ),
    en: split('Notes|Remarks|Remark|Note|Comments|Memo|Comment|Additional Notes'),
  },
};

/** Words that lie about what stands below: taken from another sheet, or shifted by a column. */
export const WRONG: Partial<Record<Kind, string[]>> = {
  phone: split('身份证号|姓名|地址|备注|面积|车牌|房号|邮箱'),
  id_number: split('电话|联系电话|手机号|房号|姓名|备注|编号|车牌号'),
  plate: split('备注|电话|姓名|房号|说明'),
  email: split('电话|备注|姓名|地址'),
};

/** Words that only files of the last measurement use, written down after the detector was made. */
const LAST: Partial<Record<Kind, Partial<Record<Tongue, string[]>>>> = {
  name: {
    zh: split(
      '客戶大名|业主（购房人）|房产权利人|购房登记人|物业产权人|入住人|租住人|报装人|受理客户|房屋买受人|所有权人姓名|业主Name|户主（产权人）|开户名|业主称呼|乙方（买受人）|订购人|预约人|成交人|咨询者',
    ),
    en: split('Name of Buyer|Client (Chinese)|Owner Full Name|Proprietor|Occupant Name|Customer full name'),
  },
  phone: {
    zh: split(
      '手机号码（本人）|联系手机号码|业主手提|家庭联系电话|客户Tel|业主移动号码|有效电话|电话（移动）|报装电话|受理号码|呼叫号码|下单手机|电话号|业主电话1|会员号码（手机）|预约电话|接听电话|联系人手机号',
    ),
    en: split('Mobile Tel|Phone (mobile)|Owner Mobile No|Contact mobile|Tel No|Daytime Phone'),
  },
  phone2: { zh: split('备用手机号码|电话（2）|第2电话|另外电话|其他号码|家里电话|住宅固话|其他联系号码') },
  id_number: {
    zh: split(
      '业主身份证件|身份证码|产权人身份证|居民身份证编号|证件（身份证）号码|客户身份证件号|本人证件号|证件编号（身份证）',
    ),
    en: split('ID Card (18)|Identity number|Owner ID Card'),
  },
  address: {
    zh: split(
      '业主家庭住址|房屋具体地址|房产位置|报装地址|用气地址|测量地址|量房地址|预约地址|居住地|小区楼栋门牌|房屋产权地址|交付地址',
    ),
    en: split('Property addr|Owner home address|Site addr'),
  },
  complex: {
    zh: split('楼盘（小区）|成交楼盘|意向小区|小区全称|入住小区|施工小区|所在楼盘名称|物业小区名称'),
    en: split('Name of Estate|Residential Community'),
  },
  building: {
    zh: split('栋号/楼号|几栋楼|楼号数|幢别|楼栋（座）|栋座名称'),
    en: split('Bldg Number|Building Name'),
  },
  unit: { zh: split('单元（号）|第几单元|单元楼|单元别'), en: split('Unit (entrance)') },
  room: { zh: split('房间/门牌|户门号|房号码|室（房号）|室别|住房号'), en: split('Rm No.|Room/Flat') },
  flat: { zh: split('楼-单元-室|栋室号|楼栋门牌|房号全称|单元门牌号|具体门牌') },
  floor_area: {
    zh: split('房屋建面|建筑总面积|面积（建筑）|房产证面积|产权建筑面积|平米面积|建面（㎡）'),
    en: split('House Size|Built-up Area'),
  },
  plate: { zh: split('车牌登记号|业主车号|车辆牌号|车辆牌照号码') },
  notes: { zh: split('其他备注信息|备注（选填）|相关说明') },
};

/** The words of a kind that a file may use: those kept back only when the seed is of the last measurement. */
export function wordsFor(kind: Kind, tongue: Tongue, reserved: boolean): string[] {
  const words = HEADERS[kind][tongue];
  const last = LAST[kind]?.[tongue] ?? [];
  // Half of the words of the last measurement are those that no other file has.
  return reserved
    ? [...words.filter((_, index) => index % 4 === 3), ...last, ...words]
    : words.filter((_, index) => index % 4 !== 3);
}
