//! The built program in a terminal, driven with keys and read from its screen.

mod broken;
mod configured;
mod desk;
mod doctor;
mod ended;
mod endings;
mod kiosk;
mod privacy;
mod sizes;
mod stories;
mod storm;
mod visitor;
mod window;
