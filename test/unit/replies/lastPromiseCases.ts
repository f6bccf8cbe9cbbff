import type { PromiseCase } from './promiseCases.ts';

/** A last set, written when the others were right. */
export const lastPromiseCases: Readonly<Record<string, readonly PromiseCase[]>> = {
  // A Monday.
  '2027-02-15T08:45+08:00': [
    ['我们元宵节前把问题清零', '?'],
    ['周三下班之前，我把新版操作手册发给您。', '2027-02-17 18:00'],
    ['我今天晚上加班，明天上班前您能看到结果。', '2027-02-15 22:00', '2027-02-16 09:00'],
    ['七天内我们出完整的整改报告。', '2027-02-22 23:59'],
    ['本季度末前我们完成全部接口的改造。', '2027-03-31 23:59'],
    ['2月底我们派顾问驻场一周。', '2027-02-28 23:59'],
    ['下周末前我们把培训视频做好。', '2027-02-28 23:59'],
    ['四个小时之内恢复，恢复后我电话告诉您。', '2027-02-15 12:45'],
    ['我下午两点半到您办公室。', '2027-02-15 14:30'],
    ['3月1号零点前我们完成切换。', '2027-03-01 00:00'],
    ['大后天我们提交测试报告', '2027-02-18 23:59'],
    ['两周之内给您一个明确的排期', '2027-03-01 23:59'],
    ['服务台的工作时间是早上9点到下午6点。'],
    ['麻烦您明天中午前把截图发我。'],
    ['如果周五前能拿到权限，我们就能开始。'],
    ["We'll have someone on site by 3 this afternoon.", '2027-02-15 15:00'],
    ['You can expect our written answer by Thursday, 18 February.', '2027-02-18 23:59'],
    ['We will publish the fix next week.', '2027-02-28 23:59'],
    ['We will respond in under four hours.', '2027-02-15 12:45'],
    ['Let me check and come back to you this afternoon.', '2027-02-15 18:00'],
    ['We will review it in the middle of next month.', '2027-03-15 23:59'],
    ['The consultant will arrive Wednesday morning.', '2027-02-17 12:00'],
    ['We will give you a new date by tomorrow noon.', '2027-02-16 12:00'],
    ['It will be done by year end.', '2027-12-31 23:59'],
    ['We will have the report by Q2 end.', '2027-06-30 23:59'],
    ['I will send the figures in a couple of days.', '2027-02-17 23:59'],
    ['We promise to answer every ticket within 4 business hours.'],
    ['The server was down from 9 to 11 on Friday.'],
    ['As discussed, we will do the cutover on the night of the 20th.', '2027-02-20 22:00'],
    ['We will refund you within 10 working days.', '2027-03-01 23:59'],
  ],
};
