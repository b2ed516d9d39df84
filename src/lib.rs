//! Yibao (医保日历): from when, and until when, medical insurance in China really pays.

pub mod calendar;
pub mod case;
pub mod engine;
pub mod policy;
