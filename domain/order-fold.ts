import type { OrderId } from './ids.ts';

/** The order of a situation that an act is about; an act about none is a fault of the log. */
export function orderIn<T extends { orderId: OrderId }>(orders: T[], orderId: OrderId): T {
  const order = orders.find((o) => o.orderId === orderId);
  if (order === undefined) throw new Error(`no order ${orderId}`);
  return order;
}
