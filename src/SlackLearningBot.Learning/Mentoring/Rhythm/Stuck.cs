namespace SlackLearningBot.Learning.Mentoring.Rhythm;

/// <summary>When people who agreed to meet do not get to it: no meeting lies ahead, and the last one (or their yes) is longer ago than their rhythm allows.</summary>
public static class Stuck
{
    /// <summary>Whatever their rhythm, fewer days are no reason to look at them.</summary>
    public const int FewestDays = MentorshipCare.SilentDays;

    /// <summary>So many days more than their rhythm are nothing unusual.</summary>
    public const int GraceDays = 7;

    /// <param name="everyDays">Their rhythm, from one meeting to the next.</param>
    /// <returns>They are stuck after so many days.</returns>
    public static int After(int everyDays) => Math.Max(FewestDays, everyDays + GraceDays);
}
