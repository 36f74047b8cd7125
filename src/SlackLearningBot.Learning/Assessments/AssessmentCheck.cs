using System.Globalization;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>A field of the form that makes an assessment.</summary>
public enum AssessmentField
{
    Title,
    Tracks,
    Count,
    Quotas,
    PassMark,
    Attempts,
    Minutes,
}

/// <summary>What an owner filled in, as it was typed; empty or null where nothing was.</summary>
public sealed record AssessmentWish(string? Title, string? Count, string? Quotas, string? PassMark, string? Attempts, string? Minutes);

/// <summary>An assessment's rules.</summary>
/// <param name="Title">1–<see cref="AssessmentCheck.LongestTitle"/> characters on one line.</param>
/// <param name="Draw">What each attempt asks.</param>
/// <param name="PassMark">Percent, 1–100.</param>
/// <param name="Attempts">1–10.</param>
/// <param name="Minutes">Time limit of an attempt, 1–480; null for none.</param>
public sealed record AssessmentRules(string Title, DrawPlan Draw, int PassMark, int Attempts, int? Minutes);

/// <summary>Turns what was filled in into rules, or says at each field what is wrong.</summary>
public static class AssessmentCheck
{
    public const int LongestTitle = 100;
    public const int MostAttempts = 10;
    public const int MostMinutes = 480;

    /// <param name="wish">The form.</param>
    /// <param name="bank">The questions of the chosen tracks.</param>
    /// <param name="errors">Filled with sentences to the owner, by field; empty when there are rules.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static AssessmentRules? Read(AssessmentWish wish, IReadOnlyList<BankQuestion> bank, IDictionary<AssessmentField, string> errors)
    {
        var title = string.Join(' ', (wish.Title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length is 0 or > LongestTitle || !title.Any(char.IsLetterOrDigit))
        {
            errors[AssessmentField.Title] = $"Write a title of 1 to {LongestTitle} characters, with at least one letter or digit.";
        }

        if (bank.Count == 0)
        {
            errors[AssessmentField.Tracks] = "These tracks have no questions. Choose others, or write questions for them first.";
        }

        var passMark = Number(wish.PassMark, 1, 100, AssessmentField.PassMark, "a percentage", errors);
        var attempts = Number(wish.Attempts, 1, MostAttempts, AssessmentField.Attempts, "a number", errors);
        var minutes = string.IsNullOrWhiteSpace(wish.Minutes) ? null : Number(wish.Minutes, 1, MostMinutes, AssessmentField.Minutes, "a number of minutes", errors);
        var draw = bank.Count == 0 ? null : ReadDraw(wish, bank, errors);
        return errors.Count == 0 ? new AssessmentRules(title, draw!, passMark!.Value, attempts!.Value, minutes) : null;
    }

    private static DrawPlan? ReadDraw(AssessmentWish wish, IReadOnlyList<BankQuestion> bank, IDictionary<AssessmentField, string> errors)
    {
        var count = string.IsNullOrWhiteSpace(wish.Count)
            ? Math.Min(bank.Count, DrawPlan.MostQuestions)
            : Number(wish.Count, 1, DrawPlan.MostQuestions, AssessmentField.Count, "a number", errors);
        if (count > bank.Count)
        {
            errors[AssessmentField.Count] = $"These tracks have {Questions(bank.Count)}, so {count} cannot be drawn.";
        }

        switch (QuotaWish.Read(wish.Quotas ?? ""))
        {
            case QuotaWish.NotUnderstood { Part: var part }:
                errors[AssessmentField.Quotas] = $"“{Excerpt.Of(part, 60)}” is no skill with a number. Write it like this: sql 3, http 2";
                return null;
            case QuotaWish.Twice { Skill: var skill }:
                errors[AssessmentField.Quotas] = $"“{Excerpt.Of(skill, 60)}” is named twice. Name each skill once.";
                return null;
            case QuotaWish.Understood { Quotas: var quotas }:
                CheckQuotas(quotas, count, bank, errors);
                return count is { } all ? new DrawPlan(all, quotas) : null;
            default:
                return null;
        }
    }

    private static void CheckQuotas(IReadOnlyList<SkillQuota> quotas, int? count, IReadOnlyList<BankQuestion> bank, IDictionary<AssessmentField, string> errors)
    {
        var sum = quotas.Sum(quota => quota.Count);
        if (count is { } all && sum > all)
        {
            errors[AssessmentField.Quotas] = $"That makes {sum} questions, and each attempt asks {all}. Ask more, or fewer of a skill.";
            return;
        }

        if (Draw.From(bank, new DrawPlan(sum, quotas), "").Missing is not [var first, ..])
        {
            return;
        }

        var has = bank.Count(question => question.Skills.Contains(first.Skill, StringComparer.OrdinalIgnoreCase));
        var skills = bank.SelectMany(question => question.Skills).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        errors[AssessmentField.Quotas] = has > 0
            ? $"These tracks have too few questions for that: {Questions(has)} about “{Excerpt.Of(first.Skill, 60)}”, some of them perhaps wanted for another skill; {Missing(first.Count)}."
            : skills.Count == 0 ? "No lesson of these tracks names a skill, so leave this empty."
            : $"No question of these tracks is about “{Excerpt.Of(first.Skill, 60)}”. Their skills: {Excerpt.Of(string.Join(", ", skills), 200)}.";
    }

    private static int? Number(string? text, int least, int most, AssessmentField field, string what, IDictionary<AssessmentField, string> errors)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors[field] = $"Write {what} from {least} to {most}.";
        return null;
    }

    private static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";

    private static string Missing(int count) => count == 1 ? "1 is missing" : $"{count} are missing";
}
