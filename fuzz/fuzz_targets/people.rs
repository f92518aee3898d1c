#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = yishi::journal::People::parse("people.ron".into(), data);
});
