using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Guide;

/// <summary><c>/learn</c>: lessons, questions, and when they come.</summary>
internal sealed class LearnCommand(IEnumerable<ISubcommand> subcommands, IRoles roles) : GuideCommand(CommandGuide.Learn, subcommands, roles);

/// <summary><c>/mentor</c>: finding somebody who helps, and helping.</summary>
internal sealed class MentorCommand(IEnumerable<ISubcommand> subcommands, IRoles roles) : GuideCommand(CommandGuide.Mentor, subcommands, roles);

/// <summary><c>/talk</c>: what colleagues tell one another.</summary>
internal sealed class TalkCommand(IEnumerable<ISubcommand> subcommands, IRoles roles) : GuideCommand(CommandGuide.Talk, subcommands, roles);
