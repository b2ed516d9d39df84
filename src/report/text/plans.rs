//! What can be done, line by line: each plan by what it is called, its rule below it.

use super::Page;
use super::why::Told;
use crate::report::plans::plans_text;

impl Page<'_> {
    /// The plans; nothing where nothing is left to be done.
    pub(super) fn plans(&mut self) {
        let plans = plans_text(self.lang, self.report);
        if plans.plans.is_empty() && plans.errands.is_empty() {
            return;
        }
        self.line(self.lang.plan_section());
        let mut told = Told::default();
        let called: Vec<String> = plans.called(self.lang).collect();
        for (plan, called) in plans.plans.into_iter().zip(called) {
            self.paragraph("  ", &called);
            let under = "     ";
            for line in std::iter::once(plan.pays)
                .chain(plan.put_off)
                .chain(plan.notes)
            {
                self.paragraph(under, &line);
            }
            if let Some(basis) = &plan.basis {
                self.basis_once(basis, &mut told);
            }
        }
        for errand in &plans.errands {
            self.paragraph("  +  ", errand);
        }
        if let Some(order) = plans.order {
            self.paragraph("  ", order);
        }
        for advice in &plans.advice {
            self.advice(advice);
        }
        self.gap();
    }
}
