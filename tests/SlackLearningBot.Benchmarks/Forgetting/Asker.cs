namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>A way of asking one learner. It sees lessons and answers, days are counted from 0.</summary>
internal abstract class Asker
{
    /// <summary>A lesson came, and its question was answered below it.</summary>
    public abstract void Learnt(int item, int day, bool right);

    /// <summary>The items to ask on a learning day, at most as many as the bot asks in a day.</summary>
    public abstract IReadOnlyList<int> Choose(int day);

    public abstract void Answered(int item, int day, bool right);
}
