//! What can be done, line by line: each plan numbered, its rule below it.

use super::Page;
use crate::text::width;

impl Page<'_> {
    /// The plans; nothing where nothing is left to be done.
    pub(super) fn plans(&mut self) {
        let Some(plans) = self.teller.plans() else {
            return;
        };
        self.line(self.lang.plan_section());
        for (plan, number) in plans.plans.iter().zip(1..) {
            let label = format!("  {number}  ");
            let under = " ".repeat(width(&label));
            self.paragraph(&label, &plan.what);
            for line in &plan.says {
                self.paragraph(&under, line);
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
