@echo off
rem Starts Edgewise from a checkout and builds it first when a source has changed. Needs Maven and a JDK 25 or newer.
rem Exit code: the program's own; 3 when there is no JDK or the build fails.
rem EDGEWISE_JAVA_OPTS holds further options for the JVM.
setlocal DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "target=%root%\target"
set "state=%target%\launcher"

set "jdk="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
  if exist "%%~P" for /d %%D in ("%%~P\*") do call :try "%%~D"
)
if not defined jdk for /f "delims=" %%J in ('where javac 2^>nul') do call :try "%%~dpJ.."
if not defined jdk (
  echo edgewise: no JDK 25 or newer found; install one or set JAVA_HOME 1>&2
  exit /b 3
)

rem The snapshot is a copy of the sources as they were built; a listing run tells whether anything differs.
set "stale="
if not exist "%target%\edgewise.jar" set "stale=1"
if not exist "%state%\src" set "stale=1"
if not defined stale robocopy "%root%\src\main" "%state%\src" /MIR /L /NJH /NJS /NDL /NFL /NP >nul
if not defined stale if errorlevel 1 set "stale=1"
if not defined stale fc /b "%root%\pom.xml" "%state%\pom.xml" >nul 2>&1
if not defined stale if errorlevel 1 set "stale=1"
if not defined stale goto start

if not exist "%state%" mkdir "%state%"
if exist "%state%\src" rmdir /s /q "%state%\src"
set "JAVA25_HOME=%jdk%"
if not defined JAVA_HOME set "JAVA_HOME=%jdk%"
call mvn -B -q -ntp -f "%root%\pom.xml" -Dfast process-classes jar:jar >"%state%\build.log" 2>&1 <nul
if errorlevel 1 (
  findstr /b /c:"[ERROR]" "%state%\build.log" 1>&2
  echo edgewise: the build failed; see %state%\build.log 1>&2
  exit /b 3
)
copy /y "%root%\pom.xml" "%state%\pom.xml" >nul
robocopy "%root%\src\main" "%state%\src" /MIR /NJH /NJS /NDL /NFL /NP >nul

:start
set "window="
if "%~1"=="" set "window=1"
if not "%~1"=="" if not "%~x1"=="" if exist "%~1" if not exist "%~1\" set "window=1"
if not defined window goto command

rem A window must not stand still while memory is tidied up, which takes a collector that not every JDK has.
set "collector="
if exist "%state%\collector" for /f "usebackq tokens=1,2 delims=|" %%A in ("%state%\collector") do if "%%A"=="%jdk%" set "collector=%%B"
if defined collector goto window
set "collector=-XX:+UseShenandoahGC -XX:ShenandoahGCMode=generational"
"%jdk%\bin\java.exe" %collector% -version >nul 2>&1
if errorlevel 1 set "collector=-XX:+UseG1GC"
>"%state%\collector" echo %jdk%^|%collector%

:window
"%jdk%\bin\java.exe" -Xlog:disable %collector% "--module-path=%target%\lib\fx" --add-modules=javafx.controls --enable-native-access=javafx.graphics %EDGEWISE_JAVA_OPTS% -cp "%target%\edgewise.jar;%target%\lib\*" edgewise.Main %*
exit /b %errorlevel%

:command
"%jdk%\bin\java.exe" -Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.reflect.useNativeAccessorOnly=true %EDGEWISE_JAVA_OPTS% -cp "%target%\edgewise.jar;%target%\lib\*" edgewise.Main %*
exit /b %errorlevel%

:try
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION^= "%~1\release"') do for /f "delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "jdk=%~f1"
exit /b 0
