// The keys by which a person can be looked up, in the form in which they stand for one.

export const idKey = (idNumber: string): string => `id:${idNumber}`;
export const phoneKey = (phone: string): string => `phone:${phone}`;
export const phoneNameKey = (phone: string, name: string): string => `${phoneKey(phone)}|${name}`;
export const addressNameKey = (address: string, name: string): string => `address:${address}|${name}`;
export const rowKey = (list: string, row: number): string => `row:${list}:${String(row).padStart(9, '0')}`;
