//! Just enough of PNG to cut what a browser left below a page off its picture: eight bits a channel, colours with or without their
//! transparency, not interlaced, as browsers write them.

use std::io::{Read as _, Write as _};

use flate2::{Compression, Crc, read::ZlibDecoder, write::ZlibEncoder};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// No picture of ours is larger, unpacked.
const CAP: u64 = 256 << 20;

/// Rows from top to bottom, three bytes a point.
struct Picture {
    wide: usize,
    rows: Vec<Vec<u8>>,
}

/// The picture without the rows of one colour at its end but for so many; nothing where it isn't one that is read here.
pub fn trimmed(bytes: &[u8], margin: usize) -> Option<Vec<u8>> {
    let mut picture = read(bytes)?;
    let ground: Vec<u8> = picture.rows.last()?.get(..3)?.to_vec();
    let is_ground = |row: &Vec<u8>| row.chunks(3).all(|point| point == ground);
    let filled = picture.rows.iter().rposition(|row| !is_ground(row))?;
    picture.rows.truncate(filled + 1 + margin);
    write(&picture)
}

fn number(bytes: &[u8]) -> Option<usize> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
}

fn read(bytes: &[u8]) -> Option<Picture> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let (mut head, mut packed) = (None, Vec::new());
    while let Some((long, after)) = rest.split_at_checked(4) {
        let (kind, after) = after.split_at_checked(4)?;
        let (data, after) = after.split_at_checked(number(long)?)?;
        match kind {
            b"IHDR" => head = Some(data),
            b"IDAT" => packed.extend_from_slice(data),
            _ => {}
        }
        rest = after.get(4..)?;
    }
    let head = head?;
    let (wide, high) = (number(head.get(..4)?)?, number(head.get(4..8)?)?);
    let points = match head.get(8..13)? {
        [8, 2, 0, 0, 0] => 3,
        [8, 6, 0, 0, 0] => 4,
        _ => return None,
    };
    let mut raw = Vec::new();
    ZlibDecoder::new(&packed[..]).take(CAP).read_to_end(&mut raw).ok()?;
    let mut rows = Vec::with_capacity(high.min(1 << 16));
    let mut above = vec![0; wide.checked_mul(points)?];
    for line in raw.chunks_exact(above.len() + 1) {
        let (filter, line) = line.split_first()?;
        above = unfiltered(*filter, line, &above, points)?;
        rows.push(above.chunks_exact(points).flat_map(|point| point.get(..3).unwrap_or_default()).copied().collect());
    }
    (rows.len() == high && wide > 0).then_some(Picture { wide, rows })
}

/// A row as it is, of what it differs in from the one above and from what stands left of it.
fn unfiltered(filter: u8, line: &[u8], above: &[u8], points: usize) -> Option<Vec<u8>> {
    let mut row: Vec<u8> = Vec::with_capacity(line.len());
    for (at, (byte, up)) in line.iter().zip(above).enumerate() {
        let before = |of: &[u8]| at.checked_sub(points).and_then(|at| of.get(at)).copied().unwrap_or(0);
        let (left, corner) = (before(&row), before(above));
        let guess = match filter {
            0 => 0,
            1 => left,
            2 => *up,
            3 => u8::midpoint(left, *up),
            4 => nearest(left, *up, corner),
            _ => return None,
        };
        row.push(byte.wrapping_add(guess));
    }
    Some(row)
}

fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let wanted = i16::from(left) + i16::from(up) - i16::from(corner);
    let off = |of: u8| (wanted - i16::from(of)).abs();
    if off(left) <= off(up) && off(left) <= off(corner) {
        left
    } else if off(up) <= off(corner) {
        up
    } else {
        corner
    }
}

fn write(picture: &Picture) -> Option<Vec<u8>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut above = vec![0; picture.wide * 3];
    for row in &picture.rows {
        let differs: Vec<u8> = row.iter().zip(&above).map(|(byte, up)| byte.wrapping_sub(*up)).collect();
        packed.write_all(&[2]).and_then(|()| packed.write_all(&differs)).ok()?;
        above.clone_from(row);
    }
    let size = [picture.wide, picture.rows.len()].map(|n| u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes());
    let mut out = SIGNATURE.to_vec();
    part(&mut out, *b"IHDR", &[&size.concat()[..], &[8, 2, 0, 0, 0]].concat());
    part(&mut out, *b"IDAT", &packed.finish().ok()?);
    part(&mut out, *b"IEND", &[]);
    Some(out)
}

fn part(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let mut sum = Crc::new();
    sum.update(&kind);
    sum.update(data);
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend(kind);
    out.extend(data);
    out.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_below_is_cut_off_but_for_a_margin_and_the_rest_is_as_it_was() {
        let row = |n: u8| (0..9).map(|at| at * n).collect::<Vec<u8>>();
        let rows = [vec![row(3), row(7)], vec![vec![255; 9]; 40]].concat();
        let whole = write(&Picture { wide: 3, rows }).unwrap();
        let cut = read(&trimmed(&whole, 5).unwrap()).unwrap();
        assert_eq!((cut.wide, cut.rows.len()), (3, 7));
        assert_eq!((&cut.rows[0], &cut.rows[1]), (&row(3), &row(7)));
        for broken in [&whole[..40], b"PNG", b""] {
            assert!(trimmed(broken, 5).is_none());
        }
    }
}
