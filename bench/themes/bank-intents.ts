/** Which themes of the shipped taxonomy are right for each intent of banking77, by what the intent's name says. */
const BY_THEMES: Record<string, string> = {
  'billing reliability':
    'balance_not_updated_after_bank_transfer balance_not_updated_after_cheque_or_cash_deposit declined_card_payment declined_cash_withdrawal declined_transfer failed_transfer pending_card_payment pending_cash_withdrawal pending_top_up pending_transfer reverted_card_payment? top_up_failed top_up_reverted wrong_amount_of_cash_received beneficiary_not_allowed',
  'billing delivery': 'transfer_not_received_by_recipient transfer_timing receiving_money',
  billing:
    'Refund_not_showing_up request_refund cancel_transfer direct_debit_payment_not_recognised extra_charge_on_statement terminate_account transfer_into_account transaction_charged_twice',
  'billing trust': 'card_payment_not_recognised cash_withdrawal_not_recognised',
  'billing pricing':
    'card_payment_fee_charged card_payment_wrong_exchange_rate cash_withdrawal_charge exchange_charge exchange_rate top_up_by_bank_transfer_charge top_up_by_card_charge transfer_fee_charged wrong_exchange_rate_for_cash_withdrawal',
  'billing features':
    'automatic_top_up top_up_by_cash_or_cheque topping_up_by_card fiat_currency_support exchange_via_app supported_cards_and_currencies visa_or_mastercard atm_support card_acceptance apple_pay_or_google_pay',
  'pricing features billing': 'disposable_card_limits top_up_limits',
  'features support': 'age_limit country_support',
  'reliability features': 'card_not_working contactless_not_working virtual_card_not_working card_swallowed',
  'usability trust reliability': 'passcode_forgotten pin_blocked change_pin',
  'trust onboarding':
    'unable_to_verify_identity verify_my_identity why_verify_identity verify_source_of_funds verify_top_up',
  'trust usability support':
    'edit_personal_details lost_or_stolen_phone compromised_card lost_or_stolen_card',
  'onboarding features': 'get_disposable_virtual_card getting_virtual_card',
  'onboarding usability': 'activate_my_card card_linking',
  'delivery onboarding':
    'card_arrival card_delivery_estimate get_physical_card getting_spare_card order_physical_card card_about_to_expire',
};

export const BANK_INTENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(BY_THEMES).flatMap(([themes, intents]) =>
    intents.split(' ').map((intent): [string, string[]] => [intent, themes.split(' ')]),
  ),
);
