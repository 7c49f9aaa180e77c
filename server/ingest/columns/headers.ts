// Which record field a header names: synonyms in Chinese (traditional too) and English.
import type { RecordField } from '#contract/model/record-field.ts';
import { compact } from '../normalise/width.ts';

/** Header words as they are written, by field; compared without case, blanks and punctuation. */
const WORDS: Record<RecordField, string> = {
  name:
    '姓名 名字 名称 客户 客户姓名 客户名称 客户名 顾客 顾客姓名 业主 业主姓名 业主名称 业主名 户主 户主姓名 房主 房主姓名 权利人 权利人姓名 权利人名称 产权人 产权人姓名 所有权人 共有人 ' +
    '买受人 购房人 购房者 买方 认购人 承购人 签约人 签约客户 会员姓名 会员 车主 车主姓名 联系人 联系人姓名 称呼 机主 机主姓名 收件人 收货人 住户 住户姓名 申请人 用户 用户姓名 用户名称 缴费人 ' +
    '姓名/称呼 中文姓名 真实姓名 客户称呼 業主 業主姓名 戶主 客戶 客戶姓名 聯繫人 聯絡人 車主 買受人 購房人 權利人 稱呼 ' +
    'name fullname customer customername client clientname owner ownername contact contactname contactperson buyer buyername holder realname username person',
  phone:
    '电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 联系手机 联系号码 移动电话 客户电话 客户手机 业主电话 业主手机 业主联系方式 本人电话 手机1 电话1 联系电话1 号码1 手机号1 电话一 手机一 联系电话一 ' +
    '常用电话 常用手机 主电话 主叫号码 联络电话 机主号码 车主电话 手机/电话 电话/手机 手提电话 通讯号码 ' +
    '電話 手機 手機號碼 手機號 電話號碼 聯繫電話 聯絡電話 聯繫方式 行動電話 ' +
    'phone phonenumber phoneno mobile mobilephone mobilenumber mobileno cell cellphone tel telephone telno contactnumber contactno contactphone phone1 tel1 mobile1 msisdn',
  phone2:
    '备用电话 备用手机 备用号码 备用联系电话 备用联系方式 第二电话 第二联系电话 其他电话 其它电话 其他联系方式 其他联系电话 另一电话 电话2 手机2 手机号2 号码2 联系电话2 联系方式2 电话二 手机二 联系电话二 ' +
    '固定电话 固话 座机 家庭电话 住宅电话 办公电话 单位电话 紧急联系电话 配偶电话 家属电话 備用電話 固定電話 家庭電話 電話2 手機2 ' +
    'phone2 mobile2 tel2 secondphone secondaryphone altphone alternatephone alternativephone otherphone homephone workphone landline backupphone',
  id_number:
    '身份证 身份证号 身份证号码 身份证件号 身份证件号码 证件号 证件号码 证件编号 证件 有效证件号码 居民身份证 居民身份证号 居民身份证号码 公民身份号码 公民身份证号 公民身份证号码 身份号码 身份证明号码 身份证明编号 ' +
    '客户身份证 业主身份证 业主身份证号 业主身份证号码 权利人证件号 权利人证件号码 产权人证件号 买受人证件号码 买受人身份证 身份證 身份證號 身份證號碼 證件號碼 證件號 ' +
    'idnumber idno idcard idcardno idcardnumber identitycard identitynumber identityno nationalid citizenid certificateno certno cardid idnum',
  address:
    '地址 住址 家庭地址 家庭住址 住宅地址 联系地址 联系住址 通讯地址 通信地址 房屋地址 房产地址 房屋坐落 坐落 房屋座落 座落 房屋位置 详细地址 具体地址 小区地址 楼盘地址 业主地址 客户地址 物业地址 现住址 装修地址 ' +
    '工地地址 送货地址 收货地址 安装地址 房号地址 房屋信息 物业位置 房产坐落 不动产坐落 房源 房源信息 房屋 小区房号 小区楼栋房号 小区及房号 小区/房号 楼盘房号 房产信息 工地 ' +
    '住宅地址 聯繫地址 通訊地址 房屋地址 詳細地址 ' +
    'address addr homeaddress fulladdress residence residentialaddress propertyaddress location streetaddress',
  complex:
    '小区 小区名 小区名称 楼盘 楼盘名 楼盘名称 项目 项目名 项目名称 社区 社区名称 所在小区 所属小区 所属楼盘 所属项目 居住小区 物业名称 物业项目 楼宇 花园 苑 楼盘小区 小区楼盘 小区/楼盘 楼盘/小区 ' +
    '小區 小區名稱 樓盤 樓盤名稱 項目 項目名稱 社區 屋苑 ' +
    'complex community estate compound project projectname communityname complexname estatename residentialcomplex development neighbourhood neighborhood',
  building:
    '栋 幢 座 楼 栋号 幢号 楼号 楼栋 楼栋号 楼幢 楼幢号 座号 号楼 楼座 栋数 几栋 栋座 楼房号 栋(座) 楼宇号 棟 棟號 樓號 樓棟 ' +
    'building buildingno buildingnumber bldg bldgno block blockno tower buildingname',
  unit: '单元 单元号 几单元 单元数 單元 單元號 unit unitno unitnumber entrance stairwell staircase',
  room:
    '室 房号 房间号 室号 房室 房室号 门牌 门牌号 门牌号码 户号 户室 户室号 房间 房屋号 房 号 门号 室(号) 房號 室號 門牌 門牌號 ' +
    'room roomno roomnumber flat flatno apartment apartmentno apt aptno door doorno doornumber suite houseno housenumber',
  floor_area:
    '面积 建筑面积 建面 房屋面积 房屋建筑面积 住宅面积 产权面积 登记面积 户型面积 平方 平方米 平方数 平米 平米数 平方面积 面积平米 面积平方米 ㎡ 面積 建築面積 ' +
    'area floorarea buildingarea housearea sqm squaremeters squaremetres size floorsize grossarea builtarea',
  plate:
    '车牌 车牌号 车牌号码 车号 汽车牌照 车辆号牌 号牌号码 车辆牌照 牌照 牌照号 车辆车牌 登记车牌 車牌 車牌號 車牌號碼 ' +
    'plate plateno platenumber carplate licenseplate licenceplate licenseno carno carnumber vehicleplate vehicleno',
  email:
    '邮箱 电子邮箱 电子邮件 邮件 邮箱地址 电邮 电子信箱 邮件地址 郵箱 電子郵箱 電郵 電子郵件 email mail emailaddress mailaddress emailaddr',
  notes:
    '备注 备注信息 备注说明 说明 附注 其他 其它 注 其他说明 备注1 備註 備注 說明 notes note remark remarks comment comments memo',
};

const PUNCTUATION = /[\s_\-–—.,,、:：;；*＊#'"“”‘’?？!！<>《》|\\/]/g;
const BRACKETS = /[(（【[].*?[)）】\]]/g;

const plain = (text: string): string => compact(text).toLowerCase().replace(PUNCTUATION, '');
const key = (text: string): string => plain(compact(text).replace(BRACKETS, '')) || plain(text);

const BY_WORD = new Map<string, RecordField>(
  (Object.entries(WORDS) as [RecordField, string][]).flatMap(([field, words]) =>
    words.split(' ').map((word): [string, RecordField] => [key(word), field]),
  ),
);

/** Forms that no list of words exhausts, tried in order once the words have failed. */
const FORMS: readonly (readonly [RegExp, RecordField | null])[] = [
  // What is about somebody or something else than the owner's home.
  [
    /户籍|户口|戶籍|籍贯|出生|单位地址|公司|工作单位|开发商|置业顾问|业务员|销售|经办|跟进|录入|填表|客服|编号|等级|类型|类别|来源|状态|日期|时间/,
    null,
  ],
  [/(?:身份证|身份證|证件|證件)(?:号|號|号码|號碼|编码)?\d?$/, 'id_number'],
  [
    /(?:备用|第二|其他|其它|另外|家庭|固定|紧急|备).*(?:电话|手机|联系方式|号码)|(?:电话|手机|手机号|手机号码|联系电话|联系方式|电话号码)[2二3三]$/,
    'phone2',
  ],
  [/(?:手机|手機|电话|電話)(?:号|號|号码|號碼)?[1一]?$|联系(?:电话|方式)/, 'phone'],
  [/(?:业主|客户|户主|产权人|权利人|购房人|买受人|车主).{0,3}(?:姓名|名字|名称)$|姓名$/, 'name'],
  [/(?:车牌|車牌)/, 'plate'],
  [/(?:邮箱|e?mail)/, 'email'],
  [/^(?:建筑|房屋|住宅|产权|登记)?面积/, 'floor_area'],
  [/(?:小区|楼盘|项目)名称?$/, 'complex'],
  [/(?:地址|住址|坐落|座落)$/, 'address'],
  [/^(?:楼|栋|幢|座)(?:栋|幢|号|座)+$/, 'building'],
  [/(?:房号|室号|门牌号)$/, 'room'],
  [/^备注/, 'notes'],
];

/** What a header names: a field with how surely (1 a known word, 0.8 a known form), or nothing. */
export function headerField(header: string): { field: RecordField; confidence: number } | undefined {
  const word = key(header);
  if (word === '') return undefined;
  const known = BY_WORD.get(plain(header)) ?? BY_WORD.get(word);
  if (known !== undefined) return { field: known, confidence: 1 };
  const form = FORMS.find(([pattern]) => pattern.test(word))?.[1];
  return form === undefined || form === null ? undefined : { field: form, confidence: 0.8 };
}

const SERIAL = /^(?:序号|编号|序|号码?序|no|nr|num|index|sn|seq|serial|serialno|行号|序號|編號|rowid|#)$/;

/** Whether a header names a serial number, which is no field of a record. */
export const isSerialHeader = (header: string): boolean =>
  header.trim() === '#' || SERIAL.test(key(header)) || /^(?:no|№)\.?$/i.test(header.trim());
