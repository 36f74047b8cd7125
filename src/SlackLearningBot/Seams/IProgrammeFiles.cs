using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Seams;

/// <summary>Reads the file of a programme. Implemented by Features/Content, which reads all files of authors.</summary>
internal interface IProgrammeFiles
{
    /// <summary>Checks nothing but whether it can be read; null with the errors when it cannot.</summary>
    ProgrammeDraft? Read(ContentFile file, List<ContentError> errors);
}
