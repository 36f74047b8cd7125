using System.Text;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Exchange;

/// <summary>Writes questions as a text file that Anki imports (https://docs.ankiweb.net/importing/text-files.html): front, back and tags, parted by tabs, in a deck of the track's name.</summary>
public static class AnkiWriter
{
    /// <param name="track">What is written; its lessons' skills and their titles' ids are the tags.</param>
    /// <returns>The header lines Anki reads, and one line a question.</returns>
    public static string Write(Track track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var file = new StringBuilder("#separator:tab\n#html:true\n#notetype:Basic\n#deck:").Append(OneLine(track.Title).Replace("::", ":", StringComparison.Ordinal)).Append("\n#tags column:3\n");
        foreach (var lesson in track.Lessons)
        {
            foreach (var question in lesson.Questions)
            {
                file.Append(Front(question)).Append('\t').Append(Back(question)).Append('\t').AppendJoin(' ', lesson.Skills.Prepend(lesson.Id)).Append('\n');
            }
        }

        return file.ToString();
    }

    private static string Front(Question question)
    {
        var offered = question switch
        {
            TrueFalse => ["True or false?"],
            MultipleChoice multiple => [.. multiple.Options.Select(option => $"☐ {option.Text}")],
            ChoiceQuestion choice => [.. choice.Options.Select(option => $"○ {option.Text}")],
            Numeric { Unit: { } unit } => [$"(in {unit})"],
            Matching matching => [.. matching.Pairs.Select(pair => $"{pair.Left} – ?"), $"({string.Join(" · ", matching.Partners.Order(StringComparer.Ordinal))})"],
            Ordering ordering => ordering.Items.Order(StringComparer.Ordinal).Select(item => $"• {item}"),
            _ => Enumerable.Empty<string>(),
        };
        var image = question.Image is { } picture ? $"<br><img src=\"{Escape(picture.Url)}\" alt=\"{Escape(picture.Alt)}\">" : "";
        var front = string.Join("<br>", offered.Prepend(question.Ask).Select(Escape)) + image;

        // A line that begins with "#" would be a remark.
        return front.StartsWith('#') ? $"&#35;{front[1..]}" : front;
    }

    private static string Back(Question question)
    {
        IEnumerable<string?> lines = question switch
        {
            ChoiceQuestion choice => choice.Options.Where(option => option.Right).SelectMany(option => new[] { option.Text, option.Why }),
            Typed typed => [string.Join(" / ", typed.Accepted), typed.Why],
            Numeric numeric => [NumericWords.Of(numeric), numeric.Why],
            Matching matching => [.. matching.Pairs.Select(pair => $"{pair.Left} – {pair.Right}"), matching.Why],
            Ordering ordering => [.. ordering.Items.Select((item, at) => $"{at + 1}. {item}"), ordering.Why],
            _ => throw new InvalidOperationException("A question of no known type."),
        };
        return string.Join("<br>", lines.OfType<string>().Select(Escape));
    }

    private static string Escape(string text) => OneLine(text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).ReplaceLineEndings("<br>"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
