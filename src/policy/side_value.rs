//! What the compiler asks of the values of accounts, families and providers.

use super::problem::Code;
use super::scheme::Scheme;
use super::side::{AccountStopped, FamilyAccount, ProviderLock, ShareTerms, Wallet};
use super::threshold::{check_above_zero, check_months};
use super::value::Value;

impl Value for AccountStopped {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Self::FrozenAfterMonths(months) = self {
            check_above_zero(u32::from(*months), "frozen-after-months", report);
            check_months(u32::from(*months), report);
        }
    }
}

impl Value for FamilyAccount {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        check_above_zero(u32::from(self.relatives), "relatives", report);
        if let Some(accounts) = self.accounts {
            check_above_zero(u32::from(accounts), "accounts", report);
        }
    }
}

impl Value for ShareTerms {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Some(most) = self.at_most {
            check_above_zero(u32::from(most), "at_most", report);
        }
        if let Some(months) = self.locked_months {
            check_above_zero(u32::from(months), "locked_months", report);
        }
    }
}

impl Value for Wallet {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        check_above_zero(u32::from(self.a_day), "a_day", report);
        check_above_zero(self.yuan, "yuan", report);
        for hour in self.closed.into_iter().flatten().filter(|hour| *hour > 24) {
            report(Code::P042, &hour.to_string());
        }
    }
}

impl Value for ProviderLock {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Self::Months(months) = self {
            check_above_zero(u32::from(*months), "months", report);
        }
    }
}
