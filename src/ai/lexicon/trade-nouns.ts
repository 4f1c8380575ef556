/** Things and people of the customer's own trade. One of them alone does not say what a comment is about. */
export const TRADE_NOUNS = `
  shipment, shipments, parcel, parcels, courier, couriers, carrier, carriers, driver, drivers, dispatch, despatch, warehouse, logistics, transport, tracking, pickup, order, orders, rate, rates, quote, quotes, tax, vat, salary, cash, stock, loan, loans, mortgage,
  appointment, appointments, booking, bookings, ambulance, taxi, nurse, nurses, doctor, doctors, customer, customers, teacher, teachers,
  room, rooms, bed, beds, lunch, breakfast, dinner, meal, meals, food, pool, gym, parking, course, courses, lesson, lessons, class, classes, exam, exams, lecture, lectures, timetable
`;

/** Words of a theme that may also name a part of the product, before its name: "invoice template", "training page". */
export const MODIFYING_NOUNS = `
  delivery, deliveries, shipping, invoice, invoices, bill, bills, payment, payments, statement, statements, receipt, receipts, transaction, transactions, fee, fees, price, prices, renewal, renewals, refund, refunds, claims, staff, agent, agents,
  engineer, engineers, technician, technicians, training
`;

/** Parts of a product. */
export const PRODUCT_PARTS = `
  board, boards, screen, screens, page, pages, view, views, report, reports, module, modules, app, apps, dashboard, dashboards, list, lists, form, forms, tab, tabs, menu, menus, field, fields, button, buttons, planner, calendar, table, tables, label, labels,
  template, templates, export, exports, import, imports, function, tool, tools, software, system, systems, platform, database, widget, filter, filters, overview, portal, search, editor, wizard, tablet, tablets, document, documents, file, files, shopping, calculator
`;
