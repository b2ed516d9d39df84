//! What can be done, line by line: each plan by what it is called, its rule below it.

use super::Page;

impl Page<'_> {
    /// The plans; nothing where nothing is left to be done.
    pub(super) fn plans(&mut self) {
        let Some(plans) = self.teller.plans() else {
            return;
        };
        self.line(self.lang.plan_section());
        for plan in &plans.plans {
            self.paragraph("  ", &plan.called);
            for line in &plan.says {
                self.paragraph("     ", line);
            }
            if let Some(ruling) = &plan.ruling {
                self.ruling(ruling);
            }
        }
        for errand in &plans.errands {
            self.paragraph("  +  ", errand);
        }
        if let Some(order) = plans.order {
            self.paragraph("  ", order);
        }
        self.advice(&plans.advice);
        self.gap();
    }
}
