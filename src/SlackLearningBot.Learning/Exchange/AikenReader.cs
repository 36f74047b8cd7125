using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Exchange;

/// <summary>
/// Reads question files in the Aiken format (https://docs.moodle.org/en/Aiken_format): the question, its options each behind a capital letter
/// with "." or ")", and "ANSWER: " with the letter of the right one. A question may have several lines; empty lines mean nothing.
/// </summary>
public static partial class AikenReader
{
    private const int MostOptions = 26;

    /// <summary>Whether a text is meant to be Aiken: it has an option and a line with the answer.</summary>
    public static bool Recognises(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AnyAnswer().IsMatch(text) && AnyOption().IsMatch(text);
    }

    /// <summary>Never throws, whatever the text is; takes time in proportion to its length.</summary>
    public static ForeignFile Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new Reading();
        var line = 0;
        foreach (var written in text.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (written.Trim() is { Length: > 0 } words)
            {
                reading.Take(words, line);
            }
        }

        reading.End();
        return new ForeignFile(reading.Questions, reading.Problems, []);
    }

    [GeneratedRegex(@"^[ \t]*ANSWER[ \t]*:[ \t]*[A-Za-z][ \t]*\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex AnyAnswer();

    [GeneratedRegex(@"^[ \t]*[A-Z][.)][ \t]", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex AnyOption();

    [GeneratedRegex(@"^(?<letter>[A-Z])[.)](?:[ \t]+(?<text>.*))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex(@"^ANSWER[ \t]*:[ \t]*(?<letter>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Answer();

    private sealed class Reading
    {
        private readonly List<string> stem = [];
        private readonly List<(char Letter, string Text)> options = [];
        private int begin;

        public List<ForeignQuestion> Questions { get; } = [];

        public List<ForeignRemark> Problems { get; } = [];

        public void Take(string words, int line)
        {
            if (Answer().Match(words) is { Success: true } answer)
            {
                Close(answer.Groups["letter"].Value.Trim(), line);
            }
            else if (stem.Count > 0 && Option().Match(words) is { Success: true } option)
            {
                options.Add((option.Groups["letter"].Value[0], option.Groups["text"].Value.Trim()));
            }
            else
            {
                if (options.Count > 0)
                {
                    Refuse(begin, "aiken-no-answer", $"Found no ANSWER: line before the next question in line {line}. Write ANSWER: and the letter of the right option.");
                }

                begin = stem.Count == 0 ? line : begin;
                stem.Add(words);
            }
        }

        public void End()
        {
            if (stem.Count > 0)
            {
                Refuse(begin, "aiken-no-answer", "Found no ANSWER: line at the end. Write ANSWER: and the letter of the right option.");
            }
        }

        private void Close(string letter, int line)
        {
            if (stem.Count == 0)
            {
                Problems.Add(new ForeignRemark(line, "aiken-no-question", "Found ANSWER: without a question above it. Write the question and its options first."));
                return;
            }

            if (options.Count is < 2 or > MostOptions)
            {
                Refuse(begin, "aiken-options", $"Found {options.Count} options, expected at least two. Write each on its own line as A) and a text.");
            }
            else if (options.FindIndex(option => option.Text.Length == 0) is var empty and >= 0)
            {
                Refuse(begin, "aiken-options", $"Found the option {options[empty].Letter} without words. Write some behind its letter.");
            }
            else if (options.Select(option => option.Letter).Distinct().Count() < options.Count)
            {
                Refuse(begin, "aiken-letter", "Found two options with the same letter. Give each its own.");
            }
            else if (letter.Length != 1 || !options.Exists(option => option.Letter == char.ToUpperInvariant(letter[0])))
            {
                Refuse(line, "aiken-letter", $"Found the answer “{Excerpt.Of(letter, 30)}”, expected one letter of {string.Join(", ", options.Select(option => option.Letter))}.");
            }
            else
            {
                Questions.Add(new ForeignQuestion.Choice(true, [.. options.Select(option => new ForeignOption(Plain(option.Text), option.Letter == char.ToUpperInvariant(letter[0]) ? 100 : 0, null))])
                {
                    Line = begin,
                    Stem = Plain(string.Join('\n', stem)),
                });
                Clear();
            }
        }

        private void Refuse(int line, string rule, string message)
        {
            Problems.Add(new ForeignRemark(line, rule, message));
            Clear();
        }

        private void Clear()
        {
            stem.Clear();
            options.Clear();
        }

        private static ForeignText Plain(string text) => new(text, ForeignFormat.Plain);
    }
}
