using System.Globalization;
using System.Text;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>
/// Typed text as it is compared: two texts are the same answer when their foldings are equal.
/// </summary>
/// <remarks>
/// Always the same: a letter and its parts (é typed in one or two keys), full-width and ordinary forms, every kind of space (no-break space, line end),
/// straight and curly quotes and apostrophes, hyphen, dashes and minus, "…" and "...", ligatures such as ﬁ, both signs for micro; spaces at the ends and invisible characters
/// never count. The same unless case matters: capitals and small letters, ß and ss, final sigma, and all four of I, i, İ and ı, since without their case
/// nobody can tell a Turkish i from another. The same unless diacritics matter: letters with and without marks (é, ü, й, Vietnamese and Greek ones), with
/// and without a stroke (ø, ł, đ), æ and ae, œ and oe, ß and ss. The same unless spaces matter: text with and without spaces; when they do matter a run of
/// spaces is one. Never the same: ü and ue, superscripts and digits (x² and x2), letters of different scripts that look alike, words and their synonyms,
/// text with and without punctuation; marks that make other letters (Hebrew, Arabic, Indic, kana) always count.
/// </remarks>
public static class TypedText
{
    private const char DotAbove = '\u0307';

    // Each character and what it stands for.
    private const string Replacement =
        "‘'’'‚'‛'′'´'`'ʼ'“\"”\"„\"‟\"″\"«\"»\"‐-‑-‒-–-—-―-−-⁃-";

    private static readonly Dictionary<char, string> Plain = new(
        Replacement.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1].ToString())))
    {
        ['…'] = "...",
        ['µ'] = "μ",
        ['ﬀ'] = "ff",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
        ['ﬅ'] = "st",
        ['ﬆ'] = "st",
    };

    private static readonly Dictionary<char, string> Bare = new()
    {
        ['ø'] = "o",
        ['Ø'] = "O",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['ħ'] = "h",
        ['Ħ'] = "H",
        ['ŧ'] = "t",
        ['Ŧ'] = "T",
        ['ı'] = "i",
        ['æ'] = "ae",
        ['Æ'] = "AE",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['ß'] = "ss",
        ['ẞ'] = "SS",
    };

    /// <summary>The text as the rules see it; empty when nothing is left. Folding twice changes nothing more.</summary>
    public static string Fold(string text, TypedRules rules)
    {
        var apart = Decomposition.Of(Simple(text, rules));
        var folded = new StringBuilder(apart.Length);
        for (var at = 0; at < apart.Length; at++)
        {
            var letter = apart[at];
            if (!rules.CaseMatters && letter == DotAbove && at > 0 && apart[at - 1] is 'i' or 'I')
            {
                continue;
            }

            var bare = rules.DiacriticsMatter ? letter.ToString() : Decomposition.IsMark(letter) ? "" : Bare.GetValueOrDefault(letter) ?? letter.ToString();
            folded.Append(rules.CaseMatters ? bare : Small(bare));
        }

        var words = folded.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(rules.SpacesMatter ? " " : "", words);
    }

    /// <summary>How many letters a folded text has; marks are none of their own.</summary>
    public static int Letters(string folded) => folded.Count(letter => !Decomposition.IsMark(letter));

    private static string Simple(string text, TypedRules rules)
    {
        var simple = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsInvisible(rune)))
        {
            simple.Append(rune.Value switch
            {
                >= 0xff01 and <= 0xff5e => ((char)(rune.Value - 0xfee0)).ToString(),
                'ı' when !rules.CaseMatters => "i",
                < 0xffff when Plain.TryGetValue((char)rune.Value, out var plain) => plain,
                _ => rune.ToString(),
            });
        }

        return simple.ToString();
    }

    private static string Small(string letters) => letters switch
    {
        "ς" => "σ",
        "ſ" => "s",
        "ß" or "ẞ" => "ss",
        _ => letters.ToLowerInvariant(),
    };

    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x34f or 0x61c or >= 0x180b and <= 0x180e or >= 0xfe00 and <= 0xfe0f
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));
}
