#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = yishi::tui::input::read(text, &yishi::meeting::Meeting::default());
});
