//! The lists of the patrol.

use serde::{Deserialize, Serialize};

/// A list of the patrol. Only their names are published (三清四及时五必访); what stands in them is the station's to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PatrolList {
    /// 三清
    Clear,
    /// 四及时
    Prompt,
    /// 五必访
    Visit,
}

impl PatrolList {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Clear, Self::Prompt, Self::Visit];

    /// Lines that its name promises.
    pub fn lines(self) -> usize {
        match self {
            Self::Clear => 3,
            Self::Prompt => 4,
            Self::Visit => 5,
        }
    }
}
