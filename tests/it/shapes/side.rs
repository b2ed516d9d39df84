//! `resident.md` §8.7: what surrounds cover and never moves a month of it.

use super::Shows::{Light, Says};
use super::shapes;
use yibao::engine::{Light as L, Line};

/// Covered, with a code that works, a family account and a shared balance of 15 October.
const BOUND: &str = "今 2026-10-20 甲 单位 交 ..2026-10 激活 绑定@2026-10-15 共济@2026-10-15";
/// The same, with a code that does not work.
const NOT_ACTIVATED: &str = "今 2026-10-20 甲 单位 交 ..2026-10 未激活 绑定@2026-10-15";

#[test]
fn credential() {
    shapes! {
        "8.7 credential: covered, pay first and claim by hand":
            "settlement.credential = [{ value = 'settlement-only', source = 's' }]";
            NOT_ACTIVATED => Says(Line::Settlement, "2026-10", "只影响直接结算");
        "8.7 credential: the cover itself":
            "settlement.credential = [{ value = 'entitlement', source = 's' }]";
            NOT_ACTIVATED => Light(Line::Settlement, "2026-10-20", L::Off);
        "8.7 credential: the account works only once activated":
            "account.needs_activation = [{ value = 'yes', source = 's' }]";
            NOT_ACTIVATED => Light(Line::Account, "2026-10-20", L::Off);
        "8.7 credential: the counter lags after a make-up":
            "settlement.after_make_up = [{ value = { wait = { n = 1, count = 'date-to-date', month_end = 'last-day' } }, source = 's' }]";
            "今 2026-08-20 甲 单位 交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07..2026-08 激活"
            => Light(Line::Settlement, "2026-08-09", L::ByHand);
        "8.5 certificate_only: the birth certificate settles for so many days":
            "newborn.tiers = [{ value = { certificate_days = 180, tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]";
            "今 2026-03-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@2026-03-10"
            => Light(Line::Settlement, "2026-07-09", L::On);
    }
}

#[test]
fn family() {
    shapes! {
        "8.7 family_account: effective at once":
            "family.bind = [{ value = 'payment-day', source = 's' }]";
            BOUND => Light(Line::Family, "2026-10-15", L::On);
        "8.7 family_account: a cut-off on the 15th":
            "family.bind = [{ value = { cut-off = { last_day = 14, by_then = 'payment-day', after = 'next-month' } }, source = 's' }]";
            BOUND => Light(Line::Family, "2026-10-31", L::Off);
        "8.7 family_account: the relative's code has to be activated, and the case does not tell":
            "family.needs_activation = [{ value = 'relative', source = 's' }]";
            NOT_ACTIVATED => Says(Line::Family, "2026-10", "家人的医保码要先激活");
        "8.7 family_account: one's own code has to be activated":
            "family.needs_activation = [{ value = 'own', source = 's' }]";
            NOT_ACTIVATED => Light(Line::Family, "2026-10-20", L::Off);
        "8.7 family_account: at most 5":
            "family.account = [{ value = { relatives = 5, accounts = 2 }, source = 's' }]";
            BOUND => Says(Line::Family, "2026-10", "最多绑5位家人，一个人最多被2个人绑");
        "8.7 sharing: effective the next day":
            "family.share = [{ value = 'next-day', source = 's' }]";
            BOUND => Light(Line::Share, "2026-10-15", L::Off);
        "8.7 sharing: ends at once":
            "family.share_end = [{ value = 'payment-day', source = 's' }]";
            "今 2026-12-20 甲 单位 交 ..2026-12 激活 共济@2026-10-15 停共济@2026-11-10" => Light(Line::Share, "2026-11-10", L::Off);
        "8.7 sharing: ends the next day, 00:00":
            "family.share_end = [{ value = 'next-day', source = 's' }]";
            "今 2026-12-20 甲 单位 交 ..2026-12 激活 共济@2026-10-15 停共济@2026-11-10" => Light(Line::Share, "2026-11-10", L::On);
        "8.7 sharing: relatives, limits, lock":
            "family.share_terms = [{ value = { with = ['spouse', 'parents', 'children'], at_most = 7, locked_months = 3 }, source = 's' }]";
            BOUND => Says(Line::Share, "2026-10", "配偶、父母、子女，最多7位，3个月内不能解除");
        "8.7 wallet: 3 a day, 2,000 yuan, none from 22:00 to 06:00":
            "family.wallet = [{ value = { a_day = 3, yuan = 2000, closed = [22, 6] }, source = 's' }]";
            BOUND => Says(Line::Share, "2026-10", "每天最多转3笔，每笔最多2000元，22点到6点不能转");
    }
}

#[test]
fn providers() {
    shapes! {
        "8.7 provider_binding: scope":
            "provider.scope = [{ value = 'outpatient', source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "只影响普通门诊");
        "8.7 provider_binding: effective at once":
            "provider.choose = [{ value = 'payment-day', source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "选定点医院，从哪天起");
        "8.7 provider_binding: a change by the 19th next month, later the month after":
            "provider.change = [{ value = { cut-off = { last_day = 19, by_then = 'next-month', after = 'second-month' } }, source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "改定点医院，从哪天起：19日前（含）办的");
        "8.7 provider_binding: locked for a month":
            "provider.lock = [{ value = { months = 1 }, source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "1个月内不能改");
        "8.7 provider_binding: locked for the year":
            "provider.lock = [{ value = 'year', source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "当年不能改");
        "8.7 provider_binding: locked once used in the year":
            "provider.lock = [{ value = 'year-once-used', source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "当年用过就不能改");
        "8.7 provider_binding: free":
            "provider.lock = [{ value = 'free', source = 's' }]";
            BOUND => Says(Line::Settlement, "2026-10", "随时能改");
    }
}
