; Installs for the user who runs it, without an administrator. Silent: ocop-docs-setup.exe /S [/D=C:\Path]
; makensis -DVERSION=… -DFOLDER=… -DTARGET=… setup.nsi
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user
Name "OCOP Docs"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\OCOP Docs"
InstallDirRegKey HKCU "Software\OCOP Docs" "Folder"
BrandingText "OCOP Docs ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "OCOP Docs"
VIAddVersionKey "FileDescription" "OCOP Docs"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!include MUI2.nsh
!define MUI_ICON "${FOLDER}\ocop-docs.ico"
!define MUI_UNICON "${FOLDER}\ocop-docs.ico"
!define MUI_DIRECTORYPAGE_TEXT_TOP "Chương trình cài cho riêng người đang dùng máy này, không cần quyền quản trị. Nếu máy đã có bản cũ thì bản nháp, các lô văn bản và cấu hình còn nguyên.$\n$\nBấm “Cài đặt” để bắt đầu."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã cài xong OCOP Docs"
!define MUI_FINISHPAGE_TEXT "Lần sau, mở chương trình bằng mục “Soạn văn bản OCOP” trong Start menu.$\n$\nBấm “Hoàn thành” để đóng cửa sổ này."
!define MUI_FINISHPAGE_RUN "$INSTDIR\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "$\"$INSTDIR\start.pyw$\""
!define MUI_FINISHPAGE_RUN_TEXT "Mở OCOP Docs"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sắp được gỡ khỏi máy này. Các lô văn bản và cấu hình chỉ bị xóa khi bạn đồng ý."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\OCOP Docs"

; An older version may be running, and Windows does not replace files in use. Drafts, batches and settings are elsewhere.
!macro EndRunning
  IfFileExists "$INSTDIR\start.pyw" 0 +2
    ExecWait '"$INSTDIR\python\pythonw.exe" "$INSTDIR\start.pyw" --stop'
!macroend

!macro RemoveProgram
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\start.pyw"
  Delete "$INSTDIR\ocop-docs.cmd"
  Delete "$INSTDIR\mo-ocop-docs.cmd"
  Delete "$INSTDIR\ocop-docs.ico"
  Delete "$INSTDIR\HUONG-DAN.txt"
!macroend

Section
  !insertmacro EndRunning
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\OCOP Docs"
  CreateShortcut "$SMPROGRAMS\OCOP Docs\Soạn văn bản OCOP.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\start.pyw"' "$INSTDIR\ocop-docs.ico"
  CreateShortcut "$SMPROGRAMS\OCOP Docs\Dừng OCOP Docs.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\start.pyw" --stop' "$INSTDIR\ocop-docs.ico"
  CreateShortcut "$SMPROGRAMS\OCOP Docs\Gỡ OCOP Docs.lnk" "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\OCOP Docs" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "OCOP Docs"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ocop-docs.ico"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro EndRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\OCOP Docs"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\OCOP Docs"
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Xóa cả các lô văn bản và cấu hình đã lưu trên máy này?$\nBản nháp trong trình duyệt không bị đụng đến." /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\ocop-docs"
    RMDir /r "$APPDATA\ocop-docs"
  keep:
SectionEnd
