using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>"sql 3, http 2": how many questions of which skill somebody wants.</summary>
public abstract partial record QuotaWish
{
    private QuotaWish()
    {
    }

    /// <summary>Each skill once, in the order written; none for an empty text.</summary>
    public sealed record Understood(IReadOnlyList<SkillQuota> Quotas) : QuotaWish;

    /// <summary>This part of the text is no skill with a number from 1 to <see cref="DrawPlan.MostQuestions"/>.</summary>
    public sealed record NotUnderstood(string Part) : QuotaWish;

    /// <summary>The skill is named twice.</summary>
    public sealed record Twice(string Skill) : QuotaWish;

    /// <summary>Reads skills with their numbers, in either order, divided by commas, semicolons or lines.</summary>
    public static QuotaWish Read(string text)
    {
        var quotas = new List<SkillQuota>();
        foreach (var part in text.Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SkillAndNumber().Match(part) is not { Success: true } match || !int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count is < 1 or > DrawPlan.MostQuestions)
            {
                return new NotUnderstood(part);
            }

            var skill = match.Groups["skill"].Value;
            if (quotas.Exists(quota => quota.Skill.Equals(skill, StringComparison.OrdinalIgnoreCase)))
            {
                return new Twice(skill);
            }

            quotas.Add(new SkillQuota(skill, count));
        }

        return new Understood(quotas);
    }

    [GeneratedRegex(@"^(?:(?<n>\d{1,3})\s*[x×:=]?\s+(?<skill>\S.*)|(?<skill>\S.*?)\s*[x×:=]?\s*(?<n>\d{1,3}))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SkillAndNumber();
}
